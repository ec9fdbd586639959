import { catalogueFields } from '#connectors/kit/catalogue-fields';
import type { FieldCatalogue } from '#contracts/models/field-catalogue';

const journal = catalogueFields('Journal Entry', [
  [
    'bridge_key',
    'text',
    'Key of the entry: one balance transaction, one entry.',
    { required: true, maxLength: 140, limit: 'unique custom field' },
  ],
  ['posting_date', 'date', 'Day of the balance transaction in the store’s time zone.', { required: true }],
  [
    'cheque_no',
    'text',
    'The key again, in the standard reference field that people search.',
    { maxLength: 140 },
  ],
  ['user_remark', 'text', 'What the entry is about.'],
  ['multi_currency', 'boolean', 'Set when the settlement currency is not the company currency.'],
  [
    'accounts[].account',
    'text',
    'Account, mapped from the number of our chart.',
    { required: true, maxLength: 140 },
  ],
  ['accounts[].debit_in_account_currency', 'decimal', 'Debit in major units.'],
  ['accounts[].credit_in_account_currency', 'decimal', 'Credit in major units.'],
  ['accounts[].exchange_rate', 'decimal', 'Rate to the company currency.'],
  ['accounts[].user_remark', 'text', 'What the row is about.'],
  ['accounts[].party', 'text', 'The order’s customer, on receivable accounts only.', { maxLength: 140 }],
  ['reversal_of', 'text', 'The entry that a reversal takes back.', { maxLength: 140 }],
]);

const order = catalogueFields('Sales Order', [
  [
    'bridge_key',
    'text',
    'Store and order id.',
    { required: true, maxLength: 140, limit: 'unique custom field', canonical: 'orderId' },
  ],
  ['po_no', 'text', 'Number of the order in the shop.', { maxLength: 140, canonical: 'number' }],
  ['po_date', 'date', 'Day of the order in the shop.', { canonical: 'placedAt' }],
  [
    'customer',
    'text',
    'The customer who ordered.',
    { required: true, maxLength: 140, canonical: 'customer.customerId' },
  ],
  [
    'transaction_date',
    'date',
    'Day on which the order was placed.',
    { required: true, canonical: 'placedAt' },
  ],
  ['delivery_date', 'date', 'Day on which the goods are promised.'],
  [
    'currency',
    'currency',
    'Currency of the order.',
    { required: true, maxLength: 140, canonical: 'currency' },
  ],
  ['discount_amount', 'decimal', 'Discount of the whole order.', { canonical: 'amounts.discount.amount' }],
  [
    'customer_address',
    'text',
    'Billing address, by the name of its record.',
    { maxLength: 140, canonical: 'billingAddress' },
  ],
  [
    'shipping_address_name',
    'text',
    'Shipping address, by the name of its record.',
    { maxLength: 140, canonical: 'shippingAddress' },
  ],
  [
    'items[].item_code',
    'text',
    'Product: the SKU.',
    { required: true, maxLength: 140, canonical: 'lines[].sku' },
  ],
  ['items[].description', 'text', 'Name of the product when it was ordered.', { canonical: 'lines[].name' }],
  [
    'items[].qty',
    'decimal',
    'How many units were ordered.',
    { required: true, canonical: 'lines[].quantity' },
  ],
  [
    'items[].rate',
    'decimal',
    'Price of one unit in major units; a line that does not divide becomes two rows.',
    { canonical: 'lines[].unitPrice.amount' },
  ],
  ['taxes[].charge_type', 'text', 'Actual: never recomputed.', { required: true, example: 'Actual' }],
  ['taxes[].account_head', 'text', 'Account of the charge.', { required: true, maxLength: 140 }],
  [
    'taxes[].tax_amount',
    'decimal',
    'Shipping, tax and rounding as actual amounts.',
    { canonical: 'amounts.tax.amount' },
  ],
]);

const customer = catalogueFields('Customer', [
  [
    'bridge_key',
    'text',
    'The shop’s customer, or a digest of a guest’s e-mail address.',
    { required: true, maxLength: 140, limit: 'unique custom field', canonical: 'customer.customerId' },
  ],
  [
    'customer_name',
    'text',
    'Company, else first and last name, else e-mail address.',
    { required: true, maxLength: 140 },
  ],
  ['customer_type', 'text', 'Company or Individual.', { required: true, example: 'Individual' }],
  ['email_id', 'email', 'E-mail address.', { maxLength: 140, canonical: 'customer.email' }],
]);

const address = catalogueFields('Address', [
  ['address_type', 'text', 'Billing or Shipping.', { required: true, example: 'Billing' }],
  ['address_title', 'text', 'The customer’s name.', { maxLength: 140 }],
  [
    'address_line1',
    'text',
    'Street and number.',
    { required: true, maxLength: 240, canonical: 'billingAddress.line1' },
  ],
  [
    'address_line2',
    'text',
    'Second line of the address.',
    { maxLength: 240, canonical: 'billingAddress.line2' },
  ],
  ['city', 'text', 'Town.', { required: true, maxLength: 140, canonical: 'billingAddress.city' }],
  ['state', 'text', 'State or region.', { maxLength: 140, canonical: 'billingAddress.state' }],
  ['pincode', 'text', 'Postal code.', { maxLength: 140, canonical: 'billingAddress.postalCode' }],
  [
    'country',
    'text',
    'Country, by the name of its record.',
    { required: true, maxLength: 140, canonical: 'billingAddress.country' },
  ],
]);

/** What is written to ERPNext; entries and balances are read back for comparison only. */
export const catalogue: FieldCatalogue = {
  reads: journal,
  writes: [...journal, ...order, ...customer, ...address],
};
