import type Stripe from 'stripe';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import { fromUnix } from './instants';
import { idOf } from './read-money';

/** What only the source of a movement tells. */
export interface MovementSource {
  /** The whole that a capture took a part of. */
  readonly authorized?: Presentment | null;
  /** The charge that a refund gives back. */
  readonly chargeId?: string | null;
}

export interface Presentment {
  readonly amount: number;
  readonly currency: string;
}

/** `presentment` is what the shopper saw, told by the charge or refund that caused the movement. */
export function readBalanceTransaction(
  transaction: Stripe.BalanceTransaction,
  presentment: Presentment | null,
  about: MovementSource = {},
): BalanceTransaction {
  const currency = transaction.currency.toUpperCase();
  const converted = presentment !== null && presentment.currency !== currency;
  return {
    balanceTransactionId: transaction.id,
    reportingCategory: transaction.reporting_category,
    type: transaction.type,
    amount: transaction.amount,
    fee: transaction.fee,
    net: transaction.net,
    currency,
    exchangeRate: transaction.exchange_rate === null ? null : String(transaction.exchange_rate),
    presentment: converted ? presentment : null,
    ...(about.authorized ? { authorized: about.authorized } : {}),
    feeDetails: transaction.fee_details.map((fee) => ({
      type: fee.type,
      amount: fee.amount,
      currency: fee.currency.toUpperCase(),
      description: fee.description,
    })),
    sourceId: idOf(transaction.source),
    ...(about.chargeId ? { chargeId: about.chargeId } : {}),
    createdAt: fromUnix(transaction.created).toISOString(),
    availableOn: fromUnix(transaction.available_on).toISOString(),
  };
}
