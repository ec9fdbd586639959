import type { Clock } from '#platform/clock/clock';
import { systemClock } from '#platform/clock/clock';
import { SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import type { ErrorAnswer, Simulator } from '#connectors/kit/simulator/simulator';
import { sampleAccountNames } from './chart-of-accounts';
import { registerControl } from './control-routes';
import { balances, glEntry } from './erpnext/general-ledger';
import { journalEntry, journalEntryAccount } from './erpnext/journal-entry';
import { MASTERS } from './erpnext/masters';
import { salesOrder, salesOrderItem } from './erpnext/sales-order';
import { stockReservationEntry } from './erpnext/stock-reservation';
import { FrappeError, errorBody } from './frappe/frappe-error';
import { Site } from './frappe/site';
import { registerRoutes } from './routes';
import type { User } from './users';
import type { SampleItem, WorldOptions } from './world';
import { createWorld, SAMPLE_ITEMS } from './world';

export interface ErpNextSimulatorOptions {
  readonly apiKey?: string;
  readonly apiSecret?: string;
  /** Further users, such as one with too few rights. */
  readonly users?: readonly User[];
  readonly clock?: Clock;
  /** Where the world is kept between runs. */
  readonly directory?: string | undefined;
  readonly company?: string;
  readonly abbreviation?: string;
  readonly currency?: string;
  readonly bridgeKeyField?: string;
  /** False: the unique custom field has not been made yet. */
  readonly customField?: boolean;
  readonly items?: readonly SampleItem[];
}

export interface ErpNextSimulator extends Simulator {
  readonly site: Site;
  /** Settings and secrets of a connection that fits this world; `baseUrl` is to be added. */
  readonly connection: {
    readonly settings: {
      readonly company: string;
      readonly warehouse: string;
      readonly accounts: Record<string, string>;
    };
    readonly secrets: { readonly apiKey: string; readonly apiSecret: string };
  };
}

const LISTED = [
  'Journal Entry',
  'Sales Order',
  'Customer',
  'Contact',
  'Address',
  'Stock Reservation Entry',
  'Bin',
];

/** ERPNext 15 as its REST documentation and public source describe it, so far as a shop's books and stock need it. */
export function createErpNextSimulator(options: ErpNextSimulatorOptions = {}): ErpNextSimulator {
  const { apiKey = 'a1b2c3d4e5f6a7b', apiSecret = 'f0e1d2c3b4a5968', abbreviation = 'DS' } = options;
  const world: WorldOptions = {
    company: options.company ?? 'Demo Shop',
    abbreviation,
    currency: options.currency ?? 'EUR',
    customField: options.customField ?? true,
    bridgeKeyField: options.bridgeKeyField ?? 'bridge_key',
    items: options.items ?? SAMPLE_ITEMS,
  };
  const warehouse = `Stores - ${abbreviation}`;
  const users: User[] = [{ email: 'bridge@example.com', apiKey, apiSecret }, ...(options.users ?? [])];
  const store = new SimulatorStore({ name: 'erpnext', directory: options.directory });
  const site = new Site(store, options.clock ?? systemClock, [
    ...MASTERS,
    glEntry,
    journalEntry,
    journalEntryAccount,
    salesOrder,
    salesOrderItem,
    stockReservationEntry,
  ]);
  const begin = (): void => {
    if (site.all('Company').length === 0) createWorld(site, world);
  };
  begin();

  return {
    name: 'erpnext',
    site,
    connection: {
      settings: { company: world.company, warehouse, accounts: sampleAccountNames(abbreviation) },
      secrets: { apiKey, apiSecret },
    },
    register: (app) => registerRoutes(app, site, users),
    control: (app) => registerControl(app, site, { warehouse, bridgeKeyField: world.bridgeKeyField }),
    state: () => ({
      documents: Object.fromEntries(LISTED.map((doctype) => [doctype, site.all(doctype)])),
      balances: balances(site),
      ignoredFields: site.ignoredFields(),
      effects: site.effects.list(),
    }),
    reset: () => {
      store.clear();
      begin();
    },
    close: async () => store.close(),
    errorAnswer,
  };
}

function errorAnswer(status: number, code: string | undefined): ErrorAnswer {
  const excType =
    code ?? (status === 429 ? 'TooManyRequestsError' : status === 503 ? 'SessionStopped' : 'Exception');
  return { body: errorBody(new FrappeError(excType, `Injected fault ${status}`)) };
}
