import { orderTable } from '#connectors/kentico-xperience-13/simulator/schema/order-tables';
import { currencyTable } from '#connectors/kentico-xperience-13/simulator/schema/shop-tables';
import type { Row } from '#connectors/kentico-xperience-13/simulator/schema/table';
import { PRODUCTS } from '#connectors/kentico-xperience-13/simulator/shop/sample-data';
import type { KenticoSimulator } from '#connectors/kentico-xperience-13/simulator/kentico-simulator';

export interface ShopOrder {
  readonly id: string;
  readonly status: string;
  readonly total: string;
  readonly paid: boolean;
  /** Where the shopper pays, once the shop has been told. */
  readonly payUrl: string | undefined;
}

export interface ShopForm {
  readonly sku?: string;
  readonly quantity?: string;
  readonly site?: string;
  readonly currency?: string;
  readonly email?: string;
}

export const SHOP_PRODUCTS = PRODUCTS.map(([sku, name, price]) => ({ sku, name, price }));
/** What somebody in the shop may do by hand. */
export const MANUAL_STATUSES = ['ReadyForCapture', 'Shipped', 'Completed', 'Canceled'];
const RECENT = 25;

/** The simulated Kentico as its shoppers and its staff use it. */
export class ShopOrders {
  constructor(private readonly kentico: KenticoSimulator) {}

  place(form: ShopForm): string {
    const quantity = Math.min(Math.max(Number.parseInt(form.quantity ?? '1', 10) || 1, 1), 99);
    const sku = SHOP_PRODUCTS.find((product) => product.sku === form.sku)?.sku ?? 'KETTLE-01';
    return this.kentico.placeOrder({
      lines: [{ sku, quantity }],
      ...(form.site && { site: form.site }),
      ...(form.currency && { currency: form.currency }),
      ...(form.email && { customer: { email: form.email } }),
    });
  }

  setStatus(orderId: string, status: string): void {
    if (MANUAL_STATUSES.includes(status)) this.kentico.setStatus(orderId, status);
  }

  /** The newest first. */
  recent(): ShopOrder[] {
    const rows = this.kentico.world.database.rows(orderTable);
    return rows
      .slice(-RECENT)
      .reverse()
      .map((row) => this.describe(row));
  }

  find(orderId: string): ShopOrder | undefined {
    const row = this.kentico.world.database.byId(orderTable, Number(orderId));
    return row && this.describe(row);
  }

  private describe(row: Row): ShopOrder {
    const id = String(row['OrderID']);
    const result = String(row['OrderPaymentResult'] ?? '');
    const [payUrl] = /https?:\/\/[^\s"'<>]+\/pay\/[^\s"'<>]+/.exec(result) ?? [];
    return {
      id,
      status: this.kentico.statusOf(id),
      total: this.shownTotal(row),
      paid: row['OrderIsPaid'] === true,
      payUrl: payUrl?.replaceAll('&amp;', '&'),
    };
  }

  /** As a shop shows it: the currency's own number of digits. */
  private shownTotal(row: Row): string {
    const currency = this.kentico.world.database.byId(currencyTable, Number(row['OrderCurrencyID']));
    const code = String(currency?.['CurrencyCode'] ?? '');
    const amount = Number(row['OrderGrandTotal']).toLocaleString('en-US', {
      minimumFractionDigits: Number(currency?.['CurrencyRoundTo'] ?? 2),
    });
    return `${amount} ${code}`.trim();
  }
}
