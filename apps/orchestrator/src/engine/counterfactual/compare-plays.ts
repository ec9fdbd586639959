import { isDeepStrictEqual } from 'node:util';
import type { CounterfactualResult } from '#contracts/models/counterfactual';
import type { PlayedStep, PlayedStory } from './play-story';

export interface Change {
  readonly kind: CounterfactualResult['changes'][number]['kind'];
  /** The command or signal that it is about; null for the run as a whole. */
  readonly about: string | null;
}

/** In what two plays of one story differ; nothing when they do not. */
export function changesBetween(before: PlayedStory, after: PlayedStory): Change[] {
  if (before.runs.length < after.runs.length) return [{ kind: 'starts', about: null }];
  if (before.runs.length > after.runs.length) return [{ kind: 'does-not-start', about: null }];
  const changes = commandChanges(before.steps, after.steps);
  const reordered = changes.length === 0 && !isDeepStrictEqual(typesOf(before), typesOf(after));
  if (reordered) changes.push({ kind: 'order-changed', about: null });
  return [...changes, ...endChanges(before, after)];
}

const typesOf = ({ steps }: PlayedStory): string[] => steps.map(({ type }) => type);

function commandChanges(before: readonly PlayedStep[], after: readonly PlayedStep[]): Change[] {
  const types = new Set([...before, ...after].map(({ type }) => type));
  return [...types].flatMap((about): Change[] => {
    const [old, young] = [before, after].map((steps) =>
      steps.filter(({ type }) => type === about).map(({ input }) => input),
    );
    if (young!.length > old!.length) return [{ kind: 'command-added', about }];
    if (young!.length < old!.length) return [{ kind: 'command-removed', about }];
    return isDeepStrictEqual(old, young) ? [] : [{ kind: 'command-changed', about }];
  });
}

function endChanges({ runs: before }: PlayedStory, { runs: after }: PlayedStory): Change[] {
  const failures = (runs: PlayedStory['runs']): number =>
    runs.filter(({ status }) => status === 'failed').length;
  if (failures(after) > failures(before)) return [{ kind: 'fails', about: null }];
  if (failures(after) < failures(before)) return [{ kind: 'fails-no-more', about: null }];
  return isDeepStrictEqual(before, after) ? [] : [{ kind: 'ends-differently', about: null }];
}
