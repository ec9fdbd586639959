import type { Clock } from '#platform/clock/clock';
import { systemClock } from '#platform/clock/clock';
import type { Simulator } from '#connectors/kit/simulator/simulator';
import { SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import { Account } from './account';
import { HubSpotError, tooManyRequests } from './hubspot-error';
import { RateLimits } from './rate-limits';
import { registerRoutes } from './routes';

export interface HubSpotSimulatorOptions {
  readonly accessToken?: string | undefined;
  readonly clock?: Clock;
  /** Where the world is kept between runs. */
  readonly directory?: string | undefined;
  readonly requestsPerTenSeconds?: number;
  readonly requestsPerDay?: number;
}

export interface HubSpotSimulator extends Simulator {
  readonly account: Account;
  readonly accessToken: string;
}

/** Stages of the pipeline of a new account. */
const STAGES = [
  'appointmentscheduled',
  'qualifiedtobuy',
  'presentationscheduled',
  'decisionmakerboughtin',
  'contractsent',
  'closedwon',
  'closedlost',
];

/** HubSpot's CRM as its public API reference describes it, so far as contacts and deals of a shop need it. */
export function createHubSpotSimulator(options: HubSpotSimulatorOptions = {}): HubSpotSimulator {
  const { accessToken = 'pat-eu1-5a0d7c1e-simulated', clock = systemClock } = options;
  const store = new SimulatorStore({ name: 'hubspot', directory: options.directory });
  const account = new Account(store, clock, STAGES);
  const { requestsPerTenSeconds = 190, requestsPerDay = 625_000 } = options;
  const limits = new RateLimits(requestsPerTenSeconds, requestsPerDay, clock);
  return {
    name: 'hubspot',
    account,
    accessToken,
    register: (app) => registerRoutes(app, { account, limits, accessToken, clock }),
    state: () => ({
      contacts: account.objects('contacts').values(),
      deals: account.objects('deals').values(),
      associations: account.associations(),
      properties: {
        contacts: account.ownProperties('contacts').values(),
        deals: account.ownProperties('deals').values(),
      },
      blocked: account.blockedAddresses(),
    }),
    reset: () => {
      store.clear();
      limits.clear();
    },
    close: async () => store.close(),
    errorAnswer: (status, code) => ({
      body: (status === 429
        ? tooManyRequests(code === 'DAILY' ? 'DAILY' : 'TEN_SECONDLY_ROLLING')
        : new HubSpotError(status, code ?? 'INTERNAL_ERROR', `Injected fault ${status}`)
      ).body(),
    }),
  };
}
