import type { Payment } from '#contracts/models/payment';
import type { OrderStatus } from '#contracts/models/statuses';

/** The shop or a person said so after the money did: the money no longer decides. */
const DECIDED: ReadonlySet<OrderStatus> = new Set<OrderStatus>(['completed', 'canceled', 'refunded']);

/** What the money says about where the order stands; undefined where only the payment record is to be written. */
export function presentStatus(
  orderStatus: OrderStatus,
  payment: Pick<Payment, 'status' | 'capturable'>,
): OrderStatus | undefined {
  const told = toldBy(payment);
  if (told === 'refunded') return told;
  if (DECIDED.has(orderStatus)) return undefined;
  // A refused capture leaves the money held: it says nothing new.
  return orderStatus === 'capture_failed' && told === 'authorized' ? undefined : told;
}

function toldBy({ status, capturable }: Pick<Payment, 'status' | 'capturable'>): OrderStatus | undefined {
  switch (status) {
    case 'pending':
    case 'requires_action':
    case 'processing':
      return 'awaiting_payment';
    case 'authorized':
      return 'authorized';
    case 'paid':
    case 'partially_refunded':
    case 'not_required':
      return 'paid';
    case 'partially_captured':
      return capturable && capturable.amount > 0 ? undefined : 'paid';
    case 'failed':
    case 'expired':
      return 'payment_failed';
    case 'canceled':
      return 'canceled';
    case 'refunded':
      return 'refunded';
    case 'disputed':
      return undefined;
  }
}
