/** A field of Kentico as mappings and operators may meet it. */
export interface CatalogueField {
  /** Object type of the REST service. */
  readonly objectType: string;
  readonly column: string;
  /** Path in the canonical order; null when it is read but has no place of its own there. */
  readonly canonical: string | null;
  readonly access: 'read' | 'write';
  readonly note: string;
}

const order = (column: string, canonical: string | null, note: string): CatalogueField => ({
  objectType: 'ecommerce.order',
  column,
  canonical,
  access: 'read',
  note,
});
const item = (column: string, canonical: string, note: string): CatalogueField => ({
  ...order(column, canonical, note),
  objectType: 'ecommerce.orderitem',
});
const address = (column: string, canonical: string, note = ''): CatalogueField => ({
  ...order(column, canonical, note),
  objectType: 'ecommerce.orderaddress',
});
const customer = (column: string, canonical: string, note = ''): CatalogueField => ({
  ...order(column, canonical, note),
  objectType: 'ecommerce.customer',
});
const written = (column: string, note: string): CatalogueField => ({
  ...order(column, null, note),
  access: 'write',
});

/** What is read from Kentico and where it goes, and what is written. */
export const FIELD_CATALOGUE: readonly CatalogueField[] = [
  order('OrderID', 'orderId', 'The key of the REST service, as text.'),
  order('OrderGUID', 'orderGuid', 'The same in every copy of the database.'),
  order('OrderInvoiceNumber', 'number', 'OrderID unless the shop has a pattern.'),
  order('OrderCurrencyID', 'currency', 'By CurrencyCode of ecommerce.currency.'),
  order('OrderGrandTotal', 'total', 'What has to be paid; never recomputed.'),
  order('OrderTotalShipping', 'amounts.shipping', ''),
  order('OrderTotalTax', 'amounts.tax', ''),
  order('OrderDiscounts', 'amounts.discount', 'Sum of the values in the summary.'),
  order('OrderOtherPayments', 'amounts.otherPayments', 'Gift cards.'),
  order('OrderStatusID', 'commerceStatus', 'By StatusName of ecommerce.orderstatus.'),
  order('OrderIsPaid', 'commercePaid', ''),
  order('OrderPaymentOptionID', 'paymentOption', 'By PaymentOptionName of ecommerce.paymentoption.'),
  order('OrderCulture', 'locale', ''),
  order('OrderDate', 'placedAt', 'The web server’s local time with its offset.'),
  order('OrderLastModified', 'modifiedAt', 'Moves with every save, ours included.'),
  order('*', 'custom.*', 'Every column that the product does not have itself.'),
  item('OrderItemID', 'lines[].lineId', ''),
  item('OrderItemSKUID', 'lines[].sku', 'By SKUNumber of ecommerce.sku.'),
  item('OrderItemSKUName', 'lines[].name', ''),
  item('OrderItemUnitCount', 'lines[].quantity', ''),
  item('OrderItemUnitPrice', 'lines[].unitPrice', ''),
  item('OrderItemTotalPrice', 'lines[].total', ''),
  address('AddressPersonalName', 'billingAddress.name', 'AddressType 1 is billing, 2 is shipping.'),
  address('AddressLine1', 'billingAddress.line1'),
  address('AddressLine2', 'billingAddress.line2'),
  address('AddressCity', 'billingAddress.city'),
  address('AddressStateID', 'billingAddress.state', 'By StateCode of cms.state.'),
  address('AddressZip', 'billingAddress.postalCode'),
  address('AddressCountryID', 'billingAddress.country', 'By CountryTwoLetterCode of cms.country.'),
  address('AddressPhone', 'billingAddress.phone'),
  customer('CustomerID', 'customer.customerId'),
  customer('CustomerEmail', 'customer.email', 'Not unique.'),
  customer('CustomerFirstName', 'customer.firstName'),
  customer('CustomerLastName', 'customer.lastName'),
  customer('CustomerCompany', 'customer.company'),
  customer('CustomerPhone', 'customer.phone'),
  customer('CustomerUserID', 'customer.guest', 'A customer without a user is a guest.'),
  written('OrderStatusID', 'The status that the store’s table names.'),
  written('OrderIsPaid', 'Set when money was captured, never cleared.'),
  written('OrderPaymentResult', 'Kentico’s payment record: state, ids, link to pay.'),
  written('OrderCustomData', 'Children beginning with Tillbridge; all others are kept.'),
];
