import type { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';

/** Units of the default settlement currency for one unit of another, both in smallest units. */
export type ExchangeRates = Readonly<Record<string, number>>;

export interface PresetEndpoint {
  readonly url: string;
  readonly secret: string;
  readonly enabledEvents?: readonly string[];
}

/** Payouts that nobody asks for, as the account's payout schedule makes them. */
export interface AutomaticPayouts {
  /** Once a day at midnight (UTC) as Stripe does it, or so often. */
  readonly every: 'day' | { readonly ms: number };
  /** Also what is not available yet, so that a demonstration need not wait for days. */
  readonly includePending: boolean;
  /** How long until the bank has one. */
  readonly paidAfterMs: number;
}

export interface StripeSettings {
  /** Keys that are let in; every test key when the list is empty. */
  readonly secretKeys: readonly string[];
  /** The account's default API version, in which events are rendered where an endpoint names none. */
  readonly apiVersion: string;
  readonly account: { readonly id: string; readonly name: string; readonly country: string };
  readonly statementDescriptor: string;
  /** Charges in these currencies settle unconverted; all others settle in the first. */
  readonly settlementCurrencies: readonly [string, ...string[]];
  readonly exchangeRates: ExchangeRates;
  readonly fee: { readonly percent: number; readonly fixed: number };
  readonly disputeFee: number;
  /** How long after an asynchronous capture its balance transaction appears. */
  readonly balanceTransactionDelayMs: number;
  /** How long a bank debit takes until its verdict. */
  readonly asyncPaymentDelayMs: number;
  readonly asyncRefundDelayMs: number;
  readonly availableAfterDays: number;
  /** Null: only on request. */
  readonly automaticPayouts: AutomaticPayouts | null;
  /** Of an instant payout, on top of its amount. */
  readonly instantPayoutFeePercent: number;
  readonly authorizationDays: number;
  readonly searchLagMs: number;
  /** How long a write takes; from 1 ms on, the same key or object in parallel is refused. */
  readonly processingMs: number;
  readonly webhookRetryDelaysMs: readonly number[];
  /** Endpoints that exist from the start. */
  readonly webhookEndpoints: readonly PresetEndpoint[];
}

export interface StripeSimulatorOptions extends Partial<StripeSettings> {
  readonly clock?: SimulatorClock;
  /** Where the world is kept between runs; in memory only without it. */
  readonly directory?: string;
  /** Where browsers reach the simulator; by default the host they asked. */
  readonly publicUrl?: string;
}

export const DEFAULT_SETTINGS: StripeSettings = {
  secretKeys: [],
  apiVersion: '2026-10-28.endive',
  account: { id: 'acct_1SandboxMerchant', name: 'Sandbox Merchant', country: 'DE' },
  statementDescriptor: 'SANDBOX MERCHANT',
  settlementCurrencies: ['eur', 'usd', 'gbp'],
  exchangeRates: {
    chf: 1.0412,
    jpy: 0.6135,
    kwd: 0.2987,
    dkk: 0.134,
    sek: 0.0877,
    nok: 0.0853,
    pln: 0.2341,
    cad: 0.6402,
    aud: 0.5931,
  },
  fee: { percent: 1.5, fixed: 25 },
  disputeFee: 2000,
  balanceTransactionDelayMs: 500,
  asyncPaymentDelayMs: 5000,
  asyncRefundDelayMs: 2000,
  availableAfterDays: 3,
  automaticPayouts: null,
  instantPayoutFeePercent: 1,
  authorizationDays: 7,
  searchLagMs: 1000,
  processingMs: 0,
  webhookRetryDelaysMs: [1000, 5000, 30_000],
  webhookEndpoints: [],
};
