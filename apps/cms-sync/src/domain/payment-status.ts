import type { OrderStatus, PaymentStatus } from '#contracts/models/statuses';

/** The newest known version of one payment of an order. */
export interface KnownPayment {
  readonly status: PaymentStatus;
  readonly createdAt: Date;
}

/** Money that moved says more than an attempt that did not; among equals the newest payment speaks. */
const WEIGHT: Readonly<Record<PaymentStatus, number>> = {
  disputed: 9,
  paid: 8,
  partially_refunded: 8,
  refunded: 7,
  partially_captured: 6,
  authorized: 5,
  processing: 4,
  requires_action: 3,
  pending: 2,
  not_required: 2,
  failed: 1,
  expired: 1,
  canceled: 1,
};

/**
 * Where the money of an order stands, told by all its payments; `pending` before the first, unless the order has failed without one: it
 * could not be made payable, and nothing is under way.
 */
export function paymentStatusOf(
  payments: readonly KnownPayment[],
  orderStatus: OrderStatus = 'placed',
): PaymentStatus {
  const [first] = [...payments].sort(
    (left, right) =>
      WEIGHT[right.status] - WEIGHT[left.status] || right.createdAt.getTime() - left.createdAt.getTime(),
  );
  return first?.status ?? (orderStatus === 'payment_failed' ? 'failed' : 'pending');
}
