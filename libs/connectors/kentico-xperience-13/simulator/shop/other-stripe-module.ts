import type { KenticoDatabase } from '../kentico-database';
import { orderTable } from '../schema/order-tables';
import type { Row } from '../schema/table';
import type { OrderObserver } from './save-order';

/** Leaves what the community's Stripe module leaves on every order it sends to checkout. */
export class OtherStripeModule implements OrderObserver {
  installed: boolean;

  constructor(
    private readonly database: KenticoDatabase,
    installed: boolean,
  ) {
    this.installed = installed;
  }

  saved(order: Row, kind: 'created' | 'updated'): void {
    if (!this.installed || kind !== 'created') return;
    order['OrderCustomData'] =
      `<CustomData><StripeCheckoutID>cs_test_foreign${String(order['OrderID'])}</StripeCheckoutID></CustomData>`;
    this.database.update(orderTable, order, {});
  }
}
