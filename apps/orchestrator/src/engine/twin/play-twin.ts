import type { TwinReport } from '#contracts/models/twin';
import type { WorkflowDocument } from '../document/workflow-document';
import { judgeCalm, judgeRefusals, judgeStorm, type TwinFault } from './judge-twin';
import { playTwinOrder, type PlayedOrder, type TwinPlay } from './play-twin-order';
import { shortestStory } from './shortest-story';
import type { TwinStore } from './twin-order';
import { TWIN_STORIES, type TwinStory } from './twin-stories';

const CALM = {};
/** One occasion in so many. */
const STORM: Readonly<Record<string, number>> = {
  ...{ crash: 25, 'broker-refuses': 20, 'broker-returns': 80, 'confirm-lost': 15 },
  ...{ 'delivery-late': 12, 'outside-down': 10 },
};
const REFUSALS: Readonly<Record<string, number>> = { 'step-refused': 6 };
const MOST_NOTES = 60;
const MOST_KINDS = 20;

export interface TwinRequest {
  readonly document: WorkflowDocument;
  readonly store: TwinStore;
  readonly orders: number;
  readonly seed: string;
  /** Asked all the time; when time is up the report is of the orders that were played to their end. */
  readonly timeIsUp: () => boolean;
}

/**
 * The chaos twin: a document is played on simulated orders, calm, in bad weather, and with steps refused. What is wrong is told once per
 * kind, with the shortest story in which it happens.
 */
export async function playTwin(request: TwinRequest): Promise<TwinReport> {
  const { document, store, orders, seed, timeIsUp } = request;
  const found = new Map<string, TwinReport['violations'][number]>();
  const faults: Record<string, number> = {};
  const sums = { played: 0, started: 0 };
  for (let index = 0; index < orders && !timeIsUp(); index += 1) {
    const story = TWIN_STORIES[index % TWIN_STORIES.length]!;
    const common = { document, store, story, seed: `${seed} ${index}`, timeIsUp };
    const calm = await playTwinOrder({ ...common, weather: CALM });
    if (!calm) break;
    sums.played += 1;
    if (!calm.run) continue;
    sums.started += 1;
    const storm = { ...common, weather: STORM };
    const refusals = { ...common, weather: REFUSALS };
    const judged = [
      {
        play: { ...common, weather: CALM },
        played: calm,
        judge: (one: PlayedOrder) => judgeCalm(story, one),
      },
      { play: storm, played: await playTwinOrder(storm), judge: (one: PlayedOrder) => judgeStorm(calm, one) },
      { play: refusals, played: await playTwinOrder(refusals), judge: judgeRefusals },
    ];
    for (const { play, played, judge } of judged) {
      if (!played) break;
      count(faults, played.faults);
      for (const fault of judge(played)) await note(found, story, fault, { play, played, judge });
    }
  }
  return {
    ...{ seed, orders, ...sums, faults },
    violations: [...found.values()].sort((one, other) => other.times - one.times),
  };
}

interface Judged {
  readonly play: TwinPlay;
  readonly played: PlayedOrder;
  readonly judge: (played: PlayedOrder) => TwinFault[];
}

async function note(
  found: Map<string, TwinReport['violations'][number]>,
  story: TwinStory,
  { code, message }: TwinFault,
  { play, played, judge }: Judged,
): Promise<void> {
  const key = code === 'ends-differently' ? `${code} ${story}` : `${code} ${message}`;
  const known = found.get(key);
  if (known) {
    found.set(key, { ...known, times: known.times + 1 });
    return;
  }
  if (found.size >= MOST_KINDS) return;
  const fails = async (only: ReadonlySet<string>): Promise<boolean> => {
    const again = await playTwinOrder({ ...play, only });
    return again !== undefined && judge(again).some((fault) => fault.code === code);
  };
  const shortest = await shortestStory(played.faults, fails);
  const told = (await playTwinOrder({ ...play, only: new Set(shortest) })) ?? played;
  const said = judge(told).find((fault) => fault.code === code);
  const example = { story, seed: play.seed, faults: [...shortest], notes: told.notes.slice(0, MOST_NOTES) };
  const severity = code === 'run-fails-when-refused' ? 'warning' : 'violation';
  found.set(key, { code, message: (said?.message ?? message).slice(0, 2_000), severity, times: 1, example });
}

function count(sums: Record<string, number>, faults: readonly string[]): void {
  for (const name of faults) {
    const kind = name.split(/[/#]/)[0]!;
    sums[kind] = (sums[kind] ?? 0) + 1;
  }
}

export type { TwinStory };
