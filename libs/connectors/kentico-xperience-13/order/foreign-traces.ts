import type { KenticoRow } from '../rest/kentico-row';
import type { KenticoRestClient } from '../rest/kentico-rest.client';

/** Names that `Custom.Xperience.Stripe` writes into the custom data of every order it sends to a payment page. */
const TRACE = /<(StripeCheckoutID|StripePaymentIntentID)[\s>/]/i;
export const COMMUNITY_MODULE = 'Custom.Xperience.Stripe';
const ORDERS_LOOKED_AT = 20;

/** Finds the other integration by what it leaves behind: two of them would capture the same money twice. */
export class ForeignTraces {
  /** @param retiredAt when the other module was switched off; traces on orders placed before do not count */
  constructor(private readonly retiredAt: Date | null) {}

  on(order: KenticoRow): string | null {
    if (!TRACE.test(order.text('OrderCustomData') ?? '')) return null;
    const placedAt = order.instant('OrderDate');
    if (this.retiredAt !== null && placedAt !== null && placedAt < this.retiredAt) return null;
    return COMMUNITY_MODULE;
  }

  /** Looks at the newest orders of the site: an active module has marked them. */
  async detect(rest: KenticoRestClient): Promise<string | null> {
    const newest = await rest.list('ecommerce.order', {
      orderby: 'OrderID DESC',
      topn: ORDERS_LOOKED_AT,
      columns: 'OrderID,OrderDate,OrderCustomData',
    });
    return newest.some((order) => this.on(order) !== null) ? COMMUNITY_MODULE : null;
  }
}
