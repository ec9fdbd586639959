import { fits, isPaidOtherwise, keptIn } from './fits-order';
import type { OrderRecord, PaymentRecord } from './payment-record';
import { holdsMoney, isOpen } from './standing';

/** What making an order payable needs, as things stand. */
export type PaymentPlan =
  | { readonly do: 'nothing-to-pay' }
  | { readonly do: 'refuse'; readonly why: 'order-canceled' }
  | { readonly do: 'refuse'; readonly why: 'in-progress' }
  /** The shop holds it to be paid, and no payment of it is known: making one might charge it twice. */
  | { readonly do: 'refuse'; readonly why: 'paid-without-payment' }
  | { readonly do: 'refuse'; readonly why: 'paid-for-other-total'; readonly payment: PaymentRecord }
  /** It can be paid with this one, or is paid with it. */
  | { readonly do: 'keep'; readonly payment: PaymentRecord }
  /** Made on our side, perhaps also at the provider: we never heard. */
  | { readonly do: 'resume'; readonly payment: PaymentRecord }
  /** Must be ended first: nobody may pay the former total, or twice. */
  | { readonly do: 'supersede'; readonly payment: PaymentRecord }
  | { readonly do: 'create' };

export function planPayment(order: OrderRecord, all: readonly PaymentRecord[], now: Date): PaymentPlan {
  if (order.canceledAt !== null) return { do: 'refuse', why: 'order-canceled' };
  const payments = all.filter((payment) => payment.exceptionCode === null);
  const held = payments.find((payment) => holdsMoney(payment.state.standing));
  if (held) {
    return fits(held, order) || keptIn(held, order) === order.order.total.amount
      ? { do: 'keep', payment: held }
      : { do: 'refuse', why: 'paid-for-other-total', payment: held };
  }
  const apart = all.find((payment) => isPaidOtherwise(payment));
  if (apart) return { do: 'refuse', why: 'paid-for-other-total', payment: apart };
  for (const payment of payments.filter((candidate) => isPayable(candidate))) {
    return planAround(payment, order, now);
  }
  // One from before the order cost something says nothing any more.
  const free = payments.find(
    ({ mode, paymentId }) => mode === 'none' && paymentId === order.currentPaymentId,
  );
  if (order.order.total.amount !== 0) {
    return order.order.commercePaid && all.length === 0
      ? { do: 'refuse', why: 'paid-without-payment' }
      : { do: 'create' };
  }
  return free ? { do: 'keep', payment: free } : { do: 'nothing-to-pay' };
}

/** What a shopper could still pay with, or is paying with. */
export function isPayable(payment: PaymentRecord): boolean {
  const { standing } = payment.state;
  return isOpen(standing) && !(standing === 'failed' && payment.checkoutComplete);
}

function planAround(payment: PaymentRecord, order: OrderRecord, now: Date): PaymentPlan {
  if (payment.state.standing === 'processing') {
    return fits(payment, order) ? { do: 'keep', payment } : { do: 'refuse', why: 'in-progress' };
  }
  if (payment.checkoutSessionId === null && payment.paymentIntentId === null)
    return { do: 'resume', payment };
  if (!fits(payment, order)) return { do: 'supersede', payment };
  const ends = payment.checkoutExpiresAt;
  const usable = payment.mode === 'payment_intent' || (ends !== null && ends > now);
  if (usable || payment.checkoutComplete) return { do: 'keep', payment };
  return { do: 'supersede', payment };
}
