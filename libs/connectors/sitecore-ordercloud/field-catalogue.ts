/** A field of OrderCloud as mappings and operators may meet it. */
export interface CatalogueField {
  readonly model: 'Order' | 'LineItem' | 'Payment' | 'PaymentTransaction';
  readonly field: string;
  /** Path in the canonical order; null when it has no place of its own there. */
  readonly canonical: string | null;
  readonly access: 'read' | 'write';
  readonly note: string;
}

const order = (field: string, canonical: string | null, note = ''): CatalogueField => ({
  model: 'Order',
  field,
  canonical,
  access: 'read',
  note,
});
const item = (field: string, canonical: string, note = ''): CatalogueField => ({
  ...order(field, canonical, note),
  model: 'LineItem',
});
const payment = (field: string, note: string): CatalogueField => ({
  ...order(field, null, note),
  model: 'Payment',
  access: 'write',
});
const transaction = (field: string, note: string): CatalogueField => ({
  ...payment(field, note),
  model: 'PaymentTransaction',
});

/** What is read from OrderCloud and where it goes, and what is written. */
export const FIELD_CATALOGUE: readonly CatalogueField[] = [
  order('ID', 'orderId', 'Up to 100 characters; also the number.'),
  order('ID', 'number'),
  order('Status', 'commerceStatus', 'Open, Completed or Canceled once it is placed.'),
  order('Total', 'total', 'Decimal in major units, less what spending accounts paid; never recomputed.'),
  order('Currency', 'currency', 'The connection’s when the buyer has no locale.'),
  order('Subtotal', null, 'Read but not relied on.'),
  order('ShippingCost', 'amounts.shipping'),
  order('TaxCost', 'amounts.tax'),
  order('Gratuity', 'lines[]', 'A line of its own.'),
  order('Fees', 'lines[]', 'A line of its own.'),
  order('FromUser', 'customer', 'OrderCloud’s User is the person, its Buyer the company.'),
  order('BillingAddress', 'billingAddress'),
  order('DateSubmitted', 'placedAt'),
  order('LastUpdated', 'modifiedAt'),
  order('xp', 'custom.*', 'Plain values as text, nested names with dots.'),
  item('ID', 'lines[].lineId'),
  item('ProductID', 'lines[].sku', 'The variant’s ID where there is one.'),
  item('Product', 'lines[].name', 'Product.Name.'),
  item('Quantity', 'lines[].quantity'),
  item('UnitPrice', 'lines[].unitPrice'),
  item('LineTotal', 'lines[].total'),
  item('ShippingAddress', 'shippingAddress', 'When all line items go to the same one.'),
  payment('ID', 'Our id of the payment.'),
  payment('Type', 'Always CreditCard.'),
  payment('Amount', 'What was asked for; zero when it came to nothing.'),
  payment('Accepted', 'Set after the authorisation, never before.'),
  payment('Description', 'Stripe.'),
  payment(
    'xp',
    'Stripe.PaymentIntentID, .CheckoutSessionID, .ChargeID; Tillbridge.PaymentID, .Status, .PayUrl, .Note.',
  ),
  transaction(
    'ID',
    'Stripe’s id of the intent (authorisation) or the charge (capture), with a suffix for what follows.',
  ),
  transaction('Type', 'Authorization, Capture, Void or Refund.'),
  transaction('Amount', 'What this transaction moved, in major units.'),
  transaction('Currency', ''),
  transaction('DateExecuted', ''),
  transaction('Succeeded', ''),
  transaction('ResultCode', 'The decline code; succeeded otherwise.'),
  transaction('ResultMessage', 'For people.'),
];
