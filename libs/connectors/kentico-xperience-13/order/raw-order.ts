import type { KenticoRow } from '../rest/kentico-row';

/** The rows of one order as Kentico has them. */
export interface RawOrder {
  readonly id: number;
  readonly order: KenticoRow;
  readonly items: readonly KenticoRow[];
  readonly addresses: readonly KenticoRow[];
  readonly customer: KenticoRow | null;
  /** Rows of the status history; null when the user may not read it. */
  readonly history: readonly KenticoRow[] | null;
}

/** Columns that the class definition of 13 has; every other one is a custom field of the shop. */
const STANDARD_COLUMNS = new Set(
  [
    'OrderID',
    'OrderGUID',
    'OrderSiteID',
    'OrderCustomerID',
    'OrderStatusID',
    'OrderCurrencyID',
    'OrderPaymentOptionID',
    'OrderShippingOptionID',
    'OrderCreatedByUserID',
    'OrderInvoiceNumber',
    'OrderInvoice',
    'OrderNote',
    'OrderTrackingNumber',
    'OrderDate',
    'OrderLastModified',
    'OrderIsPaid',
    'OrderCulture',
    'OrderTotalPrice',
    'OrderTotalTax',
    'OrderTotalShipping',
    'OrderGrandTotal',
    'OrderTotalPriceInMainCurrency',
    'OrderGrandTotalInMainCurrency',
    'OrderPaymentResult',
    'OrderCustomData',
    'OrderDiscounts',
    'OrderOtherPayments',
    'OrderTaxSummary',
    'OrderCouponCodes',
  ].map((name) => name.toLowerCase()),
);

const LONGEST_CUSTOM_VALUE = 1000;

/** Custom fields by name, as text, in alphabetical order. */
export function customFieldsOf(order: KenticoRow): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const name of order.names().sort()) {
    if (STANDARD_COLUMNS.has(name.toLowerCase())) continue;
    const value = order.text(name);
    if (value !== null) fields[name] = value.slice(0, LONGEST_CUSTOM_VALUE);
  }
  return fields;
}
