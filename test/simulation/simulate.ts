import { FaultPlan, type Fault } from '#messaging/simulation/faults';
import orderToCash from '../../workflows/order-to-cash.json';
import { validateWorkflow } from '../../apps/orchestrator/src/engine/document/validate-workflow';
import { judgeWorld } from './judge';
import { startBooks } from './services/books';
import { startCmsSync } from './services/cms-sync';
import { startGateway } from './services/gateway';
import { startOrchestrator } from './services/orchestrator';
import { startPayments } from './services/payments';
import { drawStories, tellStory } from './stories';
import { BAD_WEATHER, START, World, type PlantedMistakes } from './world';

const checked = validateWorkflow(orderToCash);
if (!checked.ok) throw new Error(JSON.stringify(checked.error));
const document = checked.value;
const STORE = {
  ...{
    id: 'shop',
    commerce: 'shop',
    payment: 'stripe',
    erp: 'erp',
    mail: 'mail',
    workflows: ['order-to-cash'],
  },
};

const MINUTE_MS = 60_000;
const WEATHER_MS = 40 * MINUTE_MS;
/** Retries may wait for an hour; sweeps and people need some rounds after it. */
const PEACE_MS = 180 * MINUTE_MS;
const ORDERS = 3;

export interface Simulated {
  readonly seed: string;
  readonly violations: readonly string[];
  readonly faults: readonly Fault[];
  readonly events: number;
  readonly crashes: number;
}

export interface SimulationOptions {
  readonly seed: string;
  readonly orders?: number;
  readonly mistakes?: PlantedMistakes;
  /** What may go wrong, one occasion in so many; everything unless said otherwise. */
  readonly weather?: Readonly<Record<string, number>>;
  readonly only?: ReadonlySet<string>;
}

/** One seed: some orders in bad weather for forty minutes of virtual time, then peace, then judgement. */
export async function simulate(options: SimulationOptions): Promise<Simulated> {
  const { seed, orders = ORDERS, mistakes = {}, weather = BAD_WEATHER, only } = options;
  const faults = new FaultPlan({ seed, oneIn: weather, ...(only ? { only } : {}) });
  const world = new World(faults, mistakes);
  const stories = drawStories(faults, orders);
  const manual = new Set(stories.filter(({ kind }) => kind === 'captured').map(({ order }) => order.orderId));
  startGateway(world);
  startCmsSync(world);
  startPayments(world, manual);
  startOrchestrator(world, document, STORE);
  startBooks(world);
  for (const story of stories) tellStory(world, story);
  const at = (ms: number): Date => new Date(START.getTime() + ms);
  const calm = await world.time.runUntil(at(WEATHER_MS));
  faults.makePeace();
  const ended = calm && (await world.time.runUntil(at(PEACE_MS)));
  return {
    seed,
    violations: [...(ended ? [] : ['it would not come to an end']), ...judgeWorld(world, stories)],
    faults: faults.struck,
    events: world.time.events,
    crashes: world.services.reduce((sum, { crashes }) => sum + crashes, 0),
  };
}
