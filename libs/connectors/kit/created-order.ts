import { Failure } from '#platform/errors/failure';
import type { CommerceOrder, OrderCreation } from './commerce-port';

/**
 * The system computes totals of its own: an order for another amount than was paid must not go on as if it were paid.
 * @throws Failure mapping `order-total-disagrees`
 */
export function requireTotalOf({ order }: CommerceOrder, { total, key }: OrderCreation): void {
  if (order.total.amount === total.amount && order.total.currency === total.currency) return;
  throw Failure.mapping('order-total-disagrees', 'The shop makes another total of it than was paid', {
    details: { orderId: order.orderId, key, order: order.total, paid: total },
    suggestion: 'Correct the order in the shop, then replay the message.',
  });
}
