import type { PaymentRecord } from './payment-record';
import { holdsMoney, isCaptured, isHeld, isOpen } from './standing';

export type CancelPlan =
  /** The provider may know of it without our having heard: found first, then ended. */
  | { readonly do: 'find'; readonly payment: PaymentRecord }
  | { readonly do: 'end'; readonly payment: PaymentRecord }
  | { readonly do: 'refuse'; readonly payment: PaymentRecord; readonly why: 'holds-money' | 'in-progress' }
  | { readonly do: 'finish'; readonly captured: readonly PaymentRecord[] };

/** The next thing to do on the way to "canceled", over all payments that are meant. */
export function planCancel(payments: readonly PaymentRecord[], onlyIfUnpaid: boolean): CancelPlan {
  if (onlyIfUnpaid) {
    const held = payments.find((payment) => holdsMoney(payment.state.standing));
    if (held) return { do: 'refuse', payment: held, why: 'holds-money' };
    const moving = payments.find((payment) => payment.state.standing === 'processing');
    if (moving) return { do: 'refuse', payment: moving, why: 'in-progress' };
  }
  for (const payment of payments) {
    if (!canEnd(payment)) continue;
    const known = payment.checkoutSessionId !== null || payment.paymentIntentId !== null;
    return { do: known ? 'end' : 'find', payment };
  }
  return { do: 'finish', captured: payments.filter((payment) => isCaptured(payment.state.standing)) };
}

/** A slow method under way cannot be stopped; what it brings is judged when it arrives. */
function canEnd(payment: PaymentRecord): boolean {
  const { standing } = payment.state;
  if (isHeld(standing)) return true;
  return isOpen(standing) && standing !== 'processing' && !endedByItself(payment);
}

/** A page that was completed and then failed has nothing left to expire. */
const endedByItself = (payment: PaymentRecord): boolean =>
  payment.mode === 'checkout' && payment.checkoutComplete && payment.state.standing === 'failed';
