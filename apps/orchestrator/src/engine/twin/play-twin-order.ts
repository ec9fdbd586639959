import { nameOf, FaultPlan } from '#messaging/simulation/faults';
import { workflowCommands } from '../document/message-catalog';
import type { WorkflowDocument } from '../document/workflow-document';
import type { RunState } from '../run/run-state';
import type { TwinLedger } from './twin-ledger';
import { twinOrder, type TwinStore } from './twin-order';
import { RUN, serveRuns } from './twin-runs';
import { TWIN_FACTS, tellTwinStory, type TwinStory } from './twin-stories';
import { TwinWorld, type TwinNote } from './twin-world';

const START = new Date('2026-01-15T12:00:00Z');
const HOUR_MS = 3_600_000;
const WEATHER_MS = HOUR_MS;
/** Longer than any wait of a workflow that anybody watches. */
const END_MS = 40 * 24 * HOUR_MS;

export interface TwinPlay {
  readonly document: WorkflowDocument;
  readonly store: TwinStore;
  readonly story: TwinStory;
  readonly seed: string;
  readonly weather: Readonly<Record<string, number>>;
  readonly only?: ReadonlySet<string>;
  /** Asked before whatever happens: a document may be so slow that one order takes all the time there is. */
  readonly timeIsUp: () => boolean;
}

export interface PlayedOrder {
  readonly run: RunState | undefined;
  readonly ledger: TwinLedger;
  /** Names of what went wrong on the way. */
  readonly faults: readonly string[];
  readonly notes: readonly TwinNote[];
  /** What should have been dealt with and was not. */
  readonly leftOver: readonly string[];
}

/** One order with one document, in some weather; the same arguments give the same answer. Undefined when time was up before its end. */
export async function playTwinOrder(play: TwinPlay): Promise<PlayedOrder | undefined> {
  const { document, store, story, seed, weather, only, timeIsUp } = play;
  const mayGoOn = (): boolean => !timeIsUp();
  const faults = new FaultPlan({ seed, oneIn: weather, ...(only ? { only } : {}) });
  const order = twinOrder(faults, store, START);
  const world = new TwinWorld(faults, order, story === 'authorized-then-shipped', START);
  world.serve(workflowCommands.map(({ name }) => name));
  const { event } = document.trigger;
  serveRuns(world, document, store, TWIN_FACTS.includes(event) ? TWIN_FACTS : [...TWIN_FACTS, event]);
  world.outside.start();
  world.orchestrator.start();
  tellTwinStory(world, story);
  await world.time.runUntil(new Date(START.getTime() + WEATHER_MS), mayGoOn);
  faults.makePeace();
  const ended = await world.time.runUntil(new Date(START.getTime() + END_MS), mayGoOn);
  if (timeIsUp()) return undefined;
  const services = [world.outside, world.orchestrator];
  const dead = services.flatMap((service) =>
    service.dead.map(({ message, failure }) => `${message.name}: ${failure.message}`),
  );
  return {
    run: world.orchestrator.store.get<RunState>(RUN),
    ledger: world.ledger,
    faults: faults.struck.map(nameOf),
    notes: world.notes,
    leftOver: [...dead, ...(ended ? [] : ['it would not come to an end'])],
  };
}
