import type { OrderRecord, PaymentRecord } from './payment-record';
import { isCaptured, isFinished, isHeld } from './standing';

/** It is for what the order costs now. */
export function fits(payment: PaymentRecord, order: OrderRecord): boolean {
  const { total } = order.order;
  return payment.amount === total.amount && payment.currency === total.currency;
}

/** Its money is for another sum than the order costs: until it went back, nobody is asked to pay a second time. */
export function isPaidOtherwise({ exceptionCode, state, refunded }: PaymentRecord): boolean {
  if (exceptionCode !== 'paid-for-other-total' && exceptionCode !== 'amount-differs') return false;
  return isHeld(state.standing) || (isCaptured(state.standing) && refunded < state.captured);
}

/** What was taken for the order and not given back, once nothing more can be taken; undefined before, and in another currency. */
export function keptIn(
  { state, refunded, currency }: PaymentRecord,
  { order }: OrderRecord,
): number | undefined {
  if (!isFinished(state.standing) || currency !== order.total.currency) return undefined;
  return state.captured - refunded;
}

/** Less is kept than the order costs, and cannot be taken any more. Where all of it went back, nobody waits for the rest. */
export function isShort(payment: PaymentRecord, order: OrderRecord): boolean {
  const kept = keptIn(payment, order) ?? 0;
  return kept > 0 && kept < order.order.total.amount;
}
