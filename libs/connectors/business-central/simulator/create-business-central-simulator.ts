import type { Clock } from '#platform/clock/clock';
import { systemClock } from '#platform/clock/clock';
import type { Simulator } from '#connectors/kit/simulator/simulator';
import { SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import { errorBody } from './bc-error';
import { SAMPLE_ACCOUNTS } from './chart-of-accounts';
import { registerControl } from './control-routes';
import { Entra } from './entra';
import { Journals } from './journals';
import { registerRoutes } from './routes';
import { Sales } from './sales';
import { Tables } from './tables';
import { World } from './world';

export interface BusinessCentralSimulatorOptions {
  readonly clock?: Clock;
  /** Where the world is kept between runs. */
  readonly directory?: string | undefined;
  readonly clientSecret?: string;
  readonly currency?: string;
  readonly items?: readonly string[];
  readonly manualNumbers?: boolean;
  readonly taxPercent?: number;
}

export interface BusinessCentralSimulator extends Simulator {
  readonly tables: Tables;
  readonly world: World;
  readonly journals: Journals;
  readonly sales: Sales;
  readonly entra: Entra;
  /** Settings and secret of a connection that fits this world; the addresses are to be added. */
  readonly connection: {
    readonly settings: Readonly<Record<string, unknown>>;
    readonly secrets: { readonly clientSecret: string };
  };
}

const TENANT = 'demoshop.example';
const COMPANY = '0d2a6b1e-8a4e-4b0b-9a53-1f2c3d4e5f60';
const CLIENT = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const LISTED = [
  'journals',
  'journalLines',
  'generalLedgerEntries',
  'customers',
  'salesOrders',
  'salesOrderLines',
];

/** Business Central online as its API v2.0 is documented, so far as a shop's books need it, with Entra's token endpoint. */
export function createBusinessCentralSimulator(
  options: BusinessCentralSimulatorOptions = {},
): BusinessCentralSimulator {
  const { clock = systemClock, clientSecret = 'sim8Q~business-central-secret' } = options;
  const store = new SimulatorStore({ name: 'business-central', directory: options.directory });
  const tables = new Tables(store, clock);
  const world = new World(tables, {
    currency: options.currency ?? 'EUR',
    items: options.items ?? ['COFFEE-1', 'MUG-1'],
    manualNumbers: options.manualNumbers ?? true,
    taxPercent: options.taxPercent ?? 0,
  });
  const journals = new Journals(tables, world);
  const sales = new Sales(tables, world);
  const entra = new Entra({ tenant: TENANT, clientId: CLIENT, clientSecret }, clock);
  world.begin();
  const accounts = Object.fromEntries(
    Object.entries(SAMPLE_ACCOUNTS).map(([ours, [number]]) => [ours, number]),
  );

  return {
    name: 'business-central',
    tables,
    world,
    journals,
    sales,
    entra,
    connection: {
      settings: { tenant: TENANT, environment: 'Sandbox', company: COMPANY, clientId: CLIENT, accounts },
      secrets: { clientSecret },
    },
    register: (app) => registerRoutes(app, { entra, tables, journals, sales, company: COMPANY }),
    control: (app) => registerControl(app, tables, world),
    state: () => ({
      documents: Object.fromEntries(LISTED.map((set) => [set, tables.all(set)])),
      postings: world.postings,
    }),
    reset: () => {
      store.clear();
      entra.forget();
      world.reset();
    },
    close: async () => store.close(),
    errorAnswer: (status, code) => ({
      body: errorBody(code ?? 'Application_Simulated', `Injected fault ${status}`),
    }),
  };
}
