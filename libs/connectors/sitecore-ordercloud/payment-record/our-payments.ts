import { moneyFromDecimal } from '#platform/money/money-decimal';
import type { OcPayment, OcTransaction } from '../rest/models';

/** Key of a payment's `xp` under which our own facts stand; the ids of Stripe have one of their own. */
export const OUR_KEY = 'Tillbridge';
export const STRIPE_KEY = 'Stripe';

/** Made by us: the ID is our own, and the record says so. */
export function isOurs(payment: OcPayment): boolean {
  const own = payment.xp?.[OUR_KEY];
  return typeof own === 'object' && own !== null && (own as { PaymentID?: unknown }).PaymentID === payment.ID;
}

/**
 * Whether OrderCloud itself says that we were paid: a capture on a payment of ours that is accepted. A transaction alone proves
 * nothing, since a shopper's own token can write one; only an administrator's can accept.
 */
export function isPaidRecord(payment: OcPayment, currency: string): boolean {
  return (
    isOurs(payment) && payment.Accepted === true && sumOf(payment.Transactions ?? [], 'Capture', currency) > 0
  );
}

export type TransactionType = 'Authorization' | 'Capture' | 'Void' | 'Refund';

/** What succeeded of a type, in smallest units. */
export function sumOf(
  transactions: readonly OcTransaction[],
  type: TransactionType,
  currency: string,
): number {
  return transactions
    .filter(({ Type, Succeeded }) => Type === type && Succeeded === true)
    .reduce((sum, { Amount }) => {
      const amount = moneyFromDecimal(String(Amount ?? 0), currency, { rounding: 'half-up' });
      return sum + (amount.ok ? amount.value.amount : 0);
    }, 0);
}
