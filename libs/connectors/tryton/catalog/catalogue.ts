import { catalogueFields } from '#connectors/kit/catalogue-fields';
import type { FieldCatalogue } from '#contracts/models/field-catalogue';

const move = catalogueFields('account.move', [
  ['description', 'text', 'Key of the entry: one balance transaction, one move.'],
  ['date', 'date', 'Day of the balance transaction in the store’s time zone.', { required: true }],
  ['period', 'integer', 'The open period of that day.', { required: true }],
  ['journal', 'integer', 'The journal named in the connection.', { required: true }],
  ['origin', 'text', 'The move that a reversal takes back.'],
  ['lines[].account', 'integer', 'Account, mapped from the number of our chart.', { required: true }],
  ['lines[].debit', 'decimal', 'Debit in the company’s currency.'],
  ['lines[].credit', 'decimal', 'Credit in the company’s currency.'],
  ['lines[].second_currency', 'integer', 'Settlement currency, where it is not the company’s.'],
  ['lines[].amount_second_currency', 'decimal', 'Debit less credit in the settlement currency.'],
  ['lines[].party', 'integer', 'The order’s customer, on accounts that want a party.'],
  ['lines[].description', 'text', 'What the entry is about.'],
]);

const sale = catalogueFields('sale.sale', [
  ['description', 'text', 'Store and order id: one order, one sale.', { canonical: 'orderId' }],
  ['reference', 'text', 'Number of the order in the shop.', { canonical: 'number' }],
  ['sale_date', 'date', 'Day on which the order was placed.', { canonical: 'placedAt' }],
  ['invoice_method', 'text', 'Manual unless the connection says otherwise.', { example: 'manual' }],
  [
    'lines[].product',
    'integer',
    'Product: the SKU, found by code; empty on discount, shipping, tax and rounding.',
    { canonical: 'lines[].sku' },
  ],
  [
    'lines[].quantity',
    'decimal',
    'How many units were ordered; a line that does not divide becomes two.',
    { canonical: 'lines[].quantity' },
  ],
  [
    'lines[].unit_price',
    'decimal',
    'Price of one unit in major units; tax is a line of its own.',
    { canonical: 'lines[].unitPrice.amount' },
  ],
]);

const party = catalogueFields('party.party', [
  [
    'code',
    'text',
    'The shop’s customer, or a digest of a guest’s e-mail address; Tryton keeps it unique.',
    { canonical: 'customer.customerId' },
  ],
  ['identifiers[].code', 'text', 'The same; may be given to a party that is there already.'],
  ['name', 'text', 'Company, else first and last name, else e-mail address.'],
  ['contact_mechanisms', 'list', 'E-mail address and telephone.', { canonical: 'customer.email' }],
]);

/** What is written to Tryton; moves are read back for comparison only. */
export const catalogue: FieldCatalogue = { reads: move, writes: [...move, ...sale, ...party] };
