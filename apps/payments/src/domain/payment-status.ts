import type { PaymentStatus } from '#contracts/models/statuses';
import type { PaymentRecord } from './payment-record';
import { statusOf } from './standing';

/** The word others see. A dispute covers what was before it, refunds included; once it is won, that shows again. */
export function statusOfPayment({
  state,
  refunded,
  disputed,
}: Pick<PaymentRecord, 'state' | 'refunded' | 'disputed'>): PaymentStatus {
  return disputed ? 'disputed' : statusOf(state.standing, state.captured, refunded);
}
