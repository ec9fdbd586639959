import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { ProviderCheckout, ProviderPayment, ProviderRefund } from '#connectors/kit/payment-port';

/** What the provider says about one payment now. */
export interface ProviderTruth {
  readonly connectionId: string;
  /** When we began to ask: the answers are at least as new. */
  readonly observedAt: Date;
  readonly checkout: ProviderCheckout | null;
  readonly payment: ProviderPayment | null;
  /** Null: not asked for. */
  readonly refunds: readonly ProviderRefund[] | null;
  readonly movements: readonly BalanceTransaction[] | null;
}

/** Where a truth was learnt, for the record. */
export type TruthSource = 'webhook' | 'event-sweep' | 'look' | 'command';
