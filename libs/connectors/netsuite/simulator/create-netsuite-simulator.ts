import { generateKeyPairSync } from 'node:crypto';
import type { Clock } from '#platform/clock/clock';
import { systemClock } from '#platform/clock/clock';
import type { Simulator } from '#connectors/kit/simulator/simulator';
import { SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import { Accounting } from './accounting';
import { SAMPLE_ACCOUNTS } from './chart-of-accounts';
import { registerControl } from './control-routes';
import { CustomerDesk } from './customers';
import { errorBody } from './ns-error';
import { Records } from './records';
import { registerRoutes } from './routes';
import { Selling } from './selling';
import { TokenDesk } from './token-desk';
import type { WorldOptions } from './world';
import { createWorld, subsidiaryOf } from './world';

export interface NetSuiteSimulatorOptions extends Partial<WorldOptions> {
  readonly clock?: Clock;
  /** Where the world is kept between runs. */
  readonly directory?: string | undefined;
}

export interface NetSuiteSimulator extends Simulator {
  readonly records: Records;
  readonly accounting: Accounting;
  readonly selling: Selling;
  readonly customers: CustomerDesk;
  readonly tokens: TokenDesk;
  /** Settings and secret of a connection that fits this world; `baseUrl` is to be added. */
  readonly connection: {
    readonly settings: Readonly<Record<string, unknown>>;
    readonly secrets: { readonly privateKey: string };
  };
}

const CLIENT = '9a5068b1c4e98e8b85c302f22867f3502a0fc6075804079b763fa1c8672ba9d4';
const CERTIFICATE = 'sandbox-certificate';
const LISTED = ['journalEntry', 'salesOrder', 'customer'];

/** NetSuite's REST web services as documented, so far as a shop's books and stock need them, with the token endpoint. */
export function createNetSuiteSimulator(options: NetSuiteSimulatorOptions = {}): NetSuiteSimulator {
  const { clock = systemClock } = options;
  const world: WorldOptions = {
    currency: options.currency ?? 'EUR',
    oneWorld: options.oneWorld ?? true,
    items: options.items ?? ['COFFEE-1', 'MUG-1'],
    approval: options.approval ?? 'nobody',
    taxPercent: options.taxPercent ?? 0,
    autoNumbers: options.autoNumbers ?? true,
  };
  const store = new SimulatorStore({ name: 'netsuite', directory: options.directory });
  const records = new Records(store, clock);
  const accounting = new Accounting(records, world);
  const selling = new Selling(records, world);
  const customers = new CustomerDesk(records, world);
  const tokens = new TokenDesk(CLIENT, clock);
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'prime256v1',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  tokens.mapCertificate(CERTIFICATE, publicKey);
  const begin = (): void => {
    if (records.all('currency').length === 0) createWorld(records, world);
  };
  begin();
  const accounts = Object.fromEntries(
    Object.entries(SAMPLE_ACCOUNTS).map(([ours, [number]]) => [ours, number]),
  );

  return {
    name: 'netsuite',
    records,
    accounting,
    selling,
    customers,
    tokens,
    connection: {
      settings: {
        clientId: CLIENT,
        certificateId: CERTIFICATE,
        subsidiary: subsidiaryOf(records)?.id ?? null,
        accounts,
      },
      secrets: { privateKey },
    },
    register: (app) => registerRoutes(app, { records, accounting, selling, customers, tokens }),
    control: (app) => registerControl(app, { records, accounting, tokens }),
    state: () => ({ records: Object.fromEntries(LISTED.map((type) => [type, records.all(type)])) }),
    reset: () => {
      store.clear();
      tokens.forget();
      accounting.openFrom = null;
      begin();
    },
    close: async () => store.close(),
    errorAnswer: (status, code) => ({
      body: errorBody(
        status,
        code ?? (status === 429 ? 'CONCURRENCY_LIMIT_EXCEEDED' : 'UNEXPECTED_ERROR'),
        `Injected fault ${status}`,
      ),
    }),
  };
}
