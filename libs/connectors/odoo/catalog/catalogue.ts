import { catalogueFields } from '#connectors/kit/catalogue-fields';
import type { FieldCatalogue } from '#contracts/models/field-catalogue';

const ledger = catalogueFields('account.move.line', [
  ['ref', 'text', 'The entry’s key.'],
  ['date', 'date', 'Day of the entry.'],
  ['account_id', 'integer', 'Account.'],
  ['balance', 'decimal', 'Debit less credit in the company’s currency.'],
  ['amount_currency', 'decimal', 'The same in the line’s own currency.'],
]);

const move = catalogueFields('account.move', [
  ['ref', 'text', 'The entry’s key. Odoo does not keep it unique.', { required: true }],
  ['date', 'date', 'Day of the balance transaction in the store’s time zone.', { required: true }],
  ['journal_id', 'integer', 'Journal of type Miscellaneous.', { required: true }],
  ['line_ids[].account_id', 'integer', 'Account, mapped from the number of our chart.', { required: true }],
  ['line_ids[].name', 'text', 'What the entry is about, and the account’s name in our chart.'],
  ['line_ids[].debit', 'decimal', 'In the company’s currency.'],
  ['line_ids[].credit', 'decimal', 'In the company’s currency.'],
  ['line_ids[].amount_currency', 'decimal', 'Debit less credit in the entry’s currency.'],
  ['reversed_entry_id', 'integer', 'The entry that this one takes back.'],
]);

const saleOrder = catalogueFields('sale.order', [
  ['origin', 'text', 'Store and order id.', { required: true }],
  ['client_order_ref', 'text', 'Number of the order in the shop.', { canonical: 'number' }],
  ['date_order', 'instant', 'When the order was placed.', { canonical: 'placedAt' }],
  ['pricelist_id', 'integer', 'Only where the currency is not the company’s.', { canonical: 'currency' }],
  [
    'order_line[].product_id',
    'integer',
    'Product with the SKU as internal reference.',
    { canonical: 'lines[].sku' },
  ],
  ['order_line[].name', 'text', 'Name of the line.', { canonical: 'lines[].name' }],
  ['order_line[].product_uom_qty', 'decimal', 'Units.', { canonical: 'lines[].quantity' }],
  [
    'order_line[].price_unit',
    'decimal',
    'Price of one unit in major units; tax is a line of its own.',
    { canonical: 'lines[].unitPrice.amount' },
  ],
]);

const partner = catalogueFields('res.partner', [
  ['ref', 'text', 'Key of the customer.'],
  ['name', 'text', 'First and last name; else company, else e-mail address.', { required: true }],
  ['company_name', 'text', 'Company.', { canonical: 'customer.company' }],
  ['email', 'email', 'E-mail address.', { canonical: 'customer.email' }],
  ['phone', 'phone', 'Telephone number.', { canonical: 'customer.phone' }],
]);

/** What is written to Odoo; the ledger and contacts are read back. */
export const catalogue: FieldCatalogue = {
  reads: [...ledger, ...partner],
  writes: [...move, ...saleOrder, ...partner],
};
