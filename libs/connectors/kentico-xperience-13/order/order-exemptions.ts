import type { Order } from '#contracts/models/order';
import type { KenticoSettings } from '../settings';

/** Which orders of the site are not ours to have paid, by the connection's settings. */
export class OrderExemptions {
  constructor(private readonly settings: Pick<KenticoSettings, 'paymentOptions' | 'ordersFrom'>) {}

  reasonFor(order: Order): string | null {
    const { paymentOptions, ordersFrom } = this.settings;
    if (ordersFrom !== null && new Date(order.placedAt) < new Date(ordersFrom)) {
      return `It was placed before ${ordersFrom}, from when on orders are taken.`;
    }
    if (paymentOptions.length === 0 || paymentOptions.includes(order.paymentOption ?? '')) return null;
    return `Its payment option is ${order.paymentOption ?? 'none'}, not ${paymentOptions.join(' or ')}.`;
  }
}
