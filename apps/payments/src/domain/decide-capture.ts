import type { OrderRecord, PaymentRecord } from './payment-record';
import { isCaptured, statusOf } from './standing';

export type CaptureDecision =
  | { readonly do: 'capture'; readonly amount: number }
  /** The very same has happened already. */
  | { readonly do: 'nothing' }
  | { readonly do: 'refuse'; readonly why: 'order-canceled' | 'invalid-amount' }
  | { readonly do: 'refuse'; readonly why: 'not-authorized'; readonly status: string }
  | { readonly do: 'refuse'; readonly why: 'has-exception'; readonly exception: string }
  | { readonly do: 'refuse'; readonly why: 'above-authorized'; readonly limit: number };

/** Never more than is authorised, whatever a command says; all of it when none is given. */
export function decideCapture(
  order: OrderRecord,
  payment: PaymentRecord,
  asked: { readonly amount: number; readonly currency: string } | undefined,
): CaptureDecision {
  const { standing, authorized, captured } = payment.state;
  if (asked && (asked.amount <= 0 || asked.currency !== payment.currency)) {
    return { do: 'refuse', why: 'invalid-amount' };
  }
  if (isCaptured(standing) && (asked === undefined || asked.amount === captured)) return { do: 'nothing' };
  if (standing !== 'authorized') {
    const status = statusOf(standing, captured, payment.refunded);
    return { do: 'refuse', why: 'not-authorized', status };
  }
  if (order.canceledAt !== null) return { do: 'refuse', why: 'order-canceled' };
  if (payment.exceptionCode !== null) {
    return { do: 'refuse', why: 'has-exception', exception: payment.exceptionCode };
  }
  const amount = asked?.amount ?? authorized;
  if (amount > authorized) return { do: 'refuse', why: 'above-authorized', limit: authorized };
  return { do: 'capture', amount };
}
