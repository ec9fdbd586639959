import type { Clock } from '#platform/clock/clock';
import { systemClock } from '#platform/clock/clock';
import type { Simulator } from '#connectors/kit/simulator/simulator';
import { SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import { Accounting } from './accounting';
import { SAMPLE_ACCOUNTS } from './chart-of-accounts';
import { Contacts } from './contacts';
import { registerControl } from './control-routes';
import { errorBody } from './odoo-error';
import { Records } from './records';
import type { User } from './routes';
import { registerRoutes } from './routes';
import { Selling } from './selling';
import { Warehouse } from './warehouse';
import type { WorldOptions } from './world';
import { createWorld } from './world';

export interface OdooSimulatorOptions extends Partial<WorldOptions> {
  readonly clock?: Clock;
  /** Where the world is kept between runs. */
  readonly directory?: string | undefined;
  readonly apiKey?: string;
  /** Further users, such as one with too few rights. */
  readonly users?: readonly User[];
}

export interface OdooSimulator extends Simulator {
  readonly records: Records;
  readonly accounting: Accounting;
  readonly selling: Selling;
  readonly contacts: Contacts;
  /** Settings and secret of a connection that fits this world; `baseUrl` is to be added. */
  readonly connection: {
    readonly settings: Readonly<Record<string, unknown>>;
    readonly secrets: { readonly apiKey: string };
  };
}

const API_KEY = '5ad0000000000000000000000000000000000d00';
const LISTED = [
  'account.move',
  'account.move.line',
  'sale.order',
  'res.partner',
  'stock.move',
  'stock.move.line',
];

/** Odoo 19 as its JSON-2 documentation and public source describe it, so far as a shop's books and stock need it. */
export function createOdooSimulator(options: OdooSimulatorOptions = {}): OdooSimulator {
  const { clock = systemClock, apiKey = API_KEY } = options;
  const world: WorldOptions = {
    currency: options.currency ?? 'EUR',
    products: options.products ?? ['COFFEE-1', 'MUG-1'],
    taxPercent: options.taxPercent ?? 19,
    reservesAtConfirmation: options.reservesAtConfirmation ?? true,
  };
  const store = new SimulatorStore({ name: 'odoo', directory: options.directory });
  const records = new Records(store, clock);
  const accounting = new Accounting(records);
  const warehouse = new Warehouse(records, world);
  const selling = new Selling(records, warehouse, world);
  const contacts = new Contacts(records);
  const begin = (): void => {
    if (records.all('res.company').length === 0) createWorld(records, world);
  };
  begin();
  const accounts = Object.fromEntries(Object.entries(SAMPLE_ACCOUNTS).map(([ours, [code]]) => [ours, code]));
  const users: User[] = [{ apiKey }, ...(options.users ?? [])];

  return {
    name: 'odoo',
    records,
    accounting,
    selling,
    contacts,
    connection: { settings: { companyId: 1, journal: 'STRP', accounts }, secrets: { apiKey } },
    register: (app) => registerRoutes(app, { users, records, accounting, selling, warehouse, contacts }),
    control: (app) => registerControl(app, records),
    state: () => ({ records: Object.fromEntries(LISTED.map((model) => [model, records.all(model)])) }),
    reset: () => {
      store.clear();
      begin();
    },
    close: async () => store.close(),
    errorAnswer: (status, code) => ({
      body: errorBody(code ?? 'werkzeug.exceptions.HTTPException', `Injected fault ${status}`),
    }),
  };
}
