/** A field of Experience Commerce as mappings and operators may meet it. */
export interface CatalogueField {
  /** `Order`, `Line`, or the component that holds the field. */
  readonly holder: string;
  readonly field: string;
  /** Path in the canonical order; null when it is read but has no place of its own there. */
  readonly canonical: string | null;
  readonly access: 'read' | 'write';
  readonly note: string;
}

const read = (holder: string, field: string, canonical: string | null, note = ''): CatalogueField => ({
  holder,
  field,
  canonical,
  access: 'read',
  note,
});
const written = (holder: string, field: string, note: string): CatalogueField => ({
  holder,
  field,
  canonical: null,
  access: 'write',
  note,
});

const RECORD = 'TillbridgePaymentComponent';

/** What is read from an order and where it goes, and what is written. */
export const FIELD_CATALOGUE: readonly CatalogueField[] = [
  read('Order', 'Id', 'orderId', 'Entity-Order- and the GUID; the key of the API.'),
  read('Order', 'FriendlyId', 'orderGuid', 'The GUID alone; taken from Id.'),
  read('Order', 'OrderConfirmationId', 'number', 'What shoppers and staff call the order.'),
  read('Order', 'ShopName', null, 'Orders of other shops are left alone.'),
  read('Order', 'Totals', 'total', 'GrandTotal less gift cards: what is left to pay.'),
  read('Order', 'Totals', 'currency', 'CurrencyCode of GrandTotal.'),
  read('Order', 'Adjustments', 'amounts.shipping', 'AdjustmentType Fulfillment, Tax and Discount.'),
  read('Order', 'Status', 'commerceStatus'),
  read('Order', 'SalesActivity', 'commercePaid', 'All settled, or our record says captured.'),
  read('Order', 'OrderPlacedDate', 'placedAt'),
  read('Order', 'DateUpdated', 'modifiedAt', 'Moves with every save, also those of the minions.'),
  read('Line', 'Id', 'lines[].lineId'),
  read('Line', 'ItemId', 'lines[].sku', 'catalog|product|variant: the variant, else the product.'),
  read('Line', 'Quantity', 'lines[].quantity'),
  read('Line', 'Totals', 'lines[].total', 'SubTotal less the line’s own discounts.'),
  read('CartProductComponent', 'DisplayName', 'lines[].name'),
  read('ContactComponent', 'Email', 'customer.email'),
  read('ContactComponent', 'FirstName', 'customer.firstName'),
  read('ContactComponent', 'LastName', 'customer.lastName'),
  read('ContactComponent', 'CustomerId', 'customer.customerId', 'Of registered shoppers only.'),
  read('ContactComponent', 'IsRegistered', 'customer.guest'),
  read('ContactComponent', 'Language', 'locale'),
  read('FederatedPaymentComponent', 'BillingParty', 'billingAddress'),
  read('FederatedPaymentComponent', 'PaymentMethod', 'paymentOption', 'Its Name.'),
  read(
    'FederatedPaymentComponent',
    'TransactionId',
    null,
    'One that is not ours: another plug-in is active.',
  ),
  read(
    'PhysicalFulfillmentComponent',
    'ShippingParty',
    'shippingAddress',
    'Of the order, else of its first line.',
  ),
  read('*', '*', 'custom.*', 'Plain values of every component that the product does not have itself.'),
  written('Order', 'Status', 'By HoldOrder, ReleaseOrder, CancelOrder or SetOrderStatus.'),
  written(RECORD, 'Status', 'Where the money stands, in our word.'),
  written(RECORD, 'CapturedAmount', 'Decimal text, as are the authorised and the refunded amount.'),
  written(RECORD, 'PaymentIntentId', 'Key at the payment provider, as are session and charge.'),
  written(RECORD, 'PayUrl', 'The shopper’s link, until money was captured.'),
  written(
    'FederatedPaymentComponent',
    'TransactionId',
    'The payment intent, filled in by the companion plug-in.',
  ),
  written('FederatedPaymentComponent', 'TransactionStatus', 'The record’s status.'),
  written('FederatedPaymentComponent', 'MaskedNumber', 'Last four digits; brand in CardType.'),
];
