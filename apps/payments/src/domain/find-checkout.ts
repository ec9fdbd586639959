import type { OrderRecord, PaymentRecord } from './payment-record';
import { statusOfPayment } from './payment-status';
import { fits, isPaidOtherwise } from './fits-order';
import { isPayable } from './plan-payment';
import { wasRefused } from './refused-amount';
import { holdsMoney } from './standing';

export interface CheckoutPlace {
  readonly state: 'open' | 'renewable' | 'paid' | 'pending' | 'closed' | 'unknown';
  readonly url: string | null;
}

/** Where the shopper's link leads now. */
export function findCheckout(
  order: OrderRecord | undefined,
  all: readonly PaymentRecord[],
  now: Date,
): CheckoutPlace {
  if (!order) return { state: 'unknown', url: null };
  const payments = all.filter((payment) => payment.exceptionCode === null);
  const settled = payments.filter((payment) => isFree(payment, order) || holdsMoney(payment.state.standing));
  if (settled.length > 0) {
    // Nobody is thanked for money that was given back.
    return { state: settled.every(isGivenBack) ? 'closed' : 'paid', url: null };
  }
  if (order.canceledAt !== null) return { state: 'closed', url: null };
  if (all.some((payment) => isPaidOtherwise(payment))) return { state: 'paid', url: null };
  const payable = payments.filter(isPayable);
  if (payable.some((payment) => payment.state.standing === 'processing')) {
    return { state: 'pending', url: null };
  }
  const open = payable.find((payment) => isUsable(payment, order, now));
  if (open) return { state: 'open', url: open.checkoutUrl };
  const newest = payments.at(-1);
  // A fresh page for the same amount would be refused again, and the shopper would wait for it for ever.
  if (newest && wasRefused(newest) && fits(newest, order)) {
    return { state: 'closed', url: null };
  }
  return {
    state: payments.every((payment) => payment.mode !== 'payment_intent') ? 'renewable' : 'closed',
    url: null,
  };
}

const isGivenBack = (payment: PaymentRecord): boolean => statusOfPayment(payment) === 'refunded';

function isUsable(payment: PaymentRecord, order: OrderRecord, now: Date): boolean {
  const ends = payment.checkoutExpiresAt;
  return payment.checkoutUrl !== null && fits(payment, order) && ends !== null && ends > now;
}

/** There was nothing to pay, and there still is not. */
const isFree = ({ mode, amount }: PaymentRecord, { order }: OrderRecord): boolean =>
  mode === 'none' && amount === order.total.amount;
