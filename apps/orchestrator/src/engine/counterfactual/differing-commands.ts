import { isDeepStrictEqual } from 'node:util';
import type { PlayedStep, PlayedStory } from './play-story';

type Commands = ReadonlyArray<{ readonly stepId: string; readonly body: unknown }>;

/** More of one kind in one order nobody looks at. */
const MOST = 5;

/** The commands of one kind that only one of two plays has, or has with another content. */
export function differingCommands(
  before: PlayedStory,
  after: PlayedStory,
  command: string,
): { readonly before: Commands; readonly after: Commands } {
  const [old, young] = [before, after].map(({ steps }) => steps.filter(({ type }) => type === command));
  return { before: without(old!, young!), after: without(young!, old!) };
}

/** Each of the others takes one away. */
function without(steps: readonly PlayedStep[], others: readonly PlayedStep[]): Commands {
  const left = [...others];
  const own = steps.filter(({ input }) => {
    const same = left.findIndex((other) => isDeepStrictEqual(other.input, input));
    if (same >= 0) left.splice(same, 1);
    return same < 0;
  });
  return own.slice(0, MOST).map(({ stepId, input }) => ({ stepId, body: input }));
}
