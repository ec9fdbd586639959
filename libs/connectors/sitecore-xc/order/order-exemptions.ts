import type { Order } from '#contracts/models/order';
import type { XcSettings } from '../settings';

type Rules = Pick<XcSettings, 'shopName' | 'paymentMethods' | 'ordersFrom'>;

/** Why an order is not ours to have paid, by the connection's settings; null: it is ours. */
export function exemptionOf(order: Order, shopName: string | null, rules: Rules): string | null {
  const { paymentMethods, ordersFrom } = rules;
  if (shopName !== null && shopName.toLowerCase() !== rules.shopName.toLowerCase()) {
    return `It belongs to the shop ${shopName}; this connection is for ${rules.shopName}.`;
  }
  if (ordersFrom !== null && new Date(order.placedAt) < new Date(ordersFrom)) {
    return `It was placed before ${ordersFrom}, from when on orders are taken.`;
  }
  if (paymentMethods.length === 0 || paymentMethods.includes(order.paymentOption ?? '')) return null;
  return `Its payment method is ${order.paymentOption ?? 'none'}, not ${paymentMethods.join(' or ')}.`;
}
