import type { OrderCloudSettings } from '../settings';
import { isPlaced } from './order-status';
import type { RawOrder } from './raw-order';

/** Why an order is not ours to have paid; null when it is. */
export function exemptionOf(
  { order, payments }: RawOrder,
  { ordersFrom }: Pick<OrderCloudSettings, 'ordersFrom'>,
): string | null {
  if (!isPlaced(order.Status)) return `It is ${order.Status}: not submitted, or not approved.`;
  if (ordersFrom !== null && new Date(order.DateSubmitted ?? order.DateCreated ?? 0) < new Date(ordersFrom)) {
    return `It was placed before ${ordersFrom}, from when on orders are taken.`;
  }
  return payments.some(({ Type, Accepted }) => Type === 'PurchaseOrder' && Accepted === true)
    ? 'It is paid by purchase order.'
    : null;
}
