import { isChargeable } from '#platform/money/money';
import type { OrderRecord, PaymentRecord } from './payment-record';
import { statusOfPayment } from './payment-status';
import { fits } from './fits-order';
import { isFinished, isHeld } from './standing';

interface Amount {
  readonly amount: number;
  readonly currency: string;
}

/** All that is left, unless an amount is given. */
export interface CaptureWish {
  readonly amount?: Amount | undefined;
  /** What is to be captured afterwards, earlier captures included. */
  readonly upTo?: Amount | undefined;
  /** What is left afterwards is released. */
  readonly final: boolean;
}

export type CaptureDecision =
  /** An amount of zero only releases the rest. */
  | { readonly do: 'capture'; readonly amount: number; readonly final: boolean }
  /** The very same has happened already. */
  | { readonly do: 'nothing' }
  | { readonly do: 'refuse'; readonly why: 'order-canceled' | 'invalid-amount' | 'multicapture-unavailable' }
  | { readonly do: 'refuse'; readonly why: 'not-authorized'; readonly status: string }
  | { readonly do: 'refuse'; readonly why: 'has-exception'; readonly exception: string }
  /** "All of it" means the order's total, and that is another one since. */
  | { readonly do: 'refuse'; readonly why: 'other-total'; readonly asked: Amount; readonly total: Amount }
  | { readonly do: 'refuse'; readonly why: 'above-authorized'; readonly limit: number };

/** Never more than is authorised, whatever a command says and however often; a part that is not the last only where the card allows it. */
export function decideCapture(
  order: OrderRecord,
  payment: PaymentRecord,
  wish: CaptureWish,
): CaptureDecision {
  const { standing, authorized, captured } = payment.state;
  if (!isReasonable(wish, payment.currency)) return { do: 'refuse', why: 'invalid-amount' };
  if (isFinished(standing) && isSatisfied(wish, captured)) return { do: 'nothing' };
  if (!isHeld(standing)) return { do: 'refuse', why: 'not-authorized', status: statusOfPayment(payment) };
  if (order.canceledAt !== null) return { do: 'refuse', why: 'order-canceled' };
  if (payment.exceptionCode !== null) {
    return { do: 'refuse', why: 'has-exception', exception: payment.exceptionCode };
  }
  if (isForAll(wish) && !fits(payment, order)) {
    const asked = { amount: payment.amount, currency: payment.currency };
    return { do: 'refuse', why: 'other-total', asked, total: order.order.total };
  }
  const left = authorized - captured;
  const amount = wish.amount?.amount ?? (wish.upTo ? wish.upTo.amount - captured : left);
  if (amount > left) return { do: 'refuse', why: 'above-authorized', limit: left };
  if (amount <= 0) return release(wish, captured);
  const final = wish.final || amount === left;
  if (!final && !payment.multicapture) return { do: 'refuse', why: 'multicapture-unavailable' };
  return { do: 'capture', amount, final };
}

function isReasonable({ amount, upTo }: CaptureWish, currency: string): boolean {
  if (amount && upTo) return false;
  if (amount && amount.amount <= 0) return false;
  if (upTo && upTo.amount < 0) return false;
  const given = amount ?? upTo;
  return given === undefined || (given.currency === currency && isChargeable(given));
}

/** Nobody has said how much: whoever names an amount has decided. */
export const isForAll = ({ amount, upTo }: Pick<CaptureWish, 'amount' | 'upTo'>): boolean =>
  amount === undefined && upTo === undefined;

function isSatisfied({ amount, upTo }: CaptureWish, captured: number): boolean {
  if (upTo) return upTo.amount <= captured;
  return amount === undefined || amount.amount === captured;
}

/** Nothing more is to be taken: the end of the captures lets the rest go, which needs an earlier one. */
function release({ final }: CaptureWish, captured: number): CaptureDecision {
  if (!final) return { do: 'nothing' };
  return captured > 0 ? { do: 'capture', amount: 0, final } : { do: 'refuse', why: 'invalid-amount' };
}
