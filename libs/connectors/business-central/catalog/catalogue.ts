import { catalogueFields } from '#connectors/kit/catalogue-fields';
import type { FieldCatalogue } from '#contracts/models/field-catalogue';

const ledger = catalogueFields('generalLedgerEntry', [
  ['documentNumber', 'text', 'Digest of the entry’s key, 20 characters.'],
  ['description', 'text', 'Begins with the whole key.', { maxLength: 100 }],
  ['postingDate', 'date', 'Day of the entry.'],
  ['accountNumber', 'text', 'G/L account.'],
  ['debitAmount', 'decimal', 'In the company’s currency.'],
  ['creditAmount', 'decimal', 'In the company’s currency.'],
]);

const journalLine = catalogueFields('journalLine', [
  ['documentNumber', 'text', 'Digest of the entry’s key.', { required: true, maxLength: 20 }],
  ['externalDocumentNumber', 'text', 'The provider’s id, as far as it fits.', { maxLength: 35 }],
  ['comment', 'text', 'The whole key.', { maxLength: 250 }],
  ['description', 'text', 'The key, then what the entry is about.', { maxLength: 100 }],
  ['postingDate', 'date', 'Day of the balance transaction in the store’s time zone.', { required: true }],
  ['accountNumber', 'text', 'G/L account, mapped from the number of our chart.', { required: true }],
  ['amount', 'decimal', 'Debit less credit in the company’s currency.', { required: true }],
]);

const salesOrder = catalogueFields('salesOrder', [
  ['number', 'text', 'Digest of store and order id: one order, one number.', { maxLength: 20 }],
  [
    'externalDocumentNumber',
    'text',
    'Number of the order in the shop.',
    { canonical: 'number', maxLength: 35 },
  ],
  ['orderDate', 'date', 'Day on which the order was placed.', { canonical: 'placedAt' }],
  ['currencyCode', 'text', 'Only where it is not the company’s.', { canonical: 'currency' }],
  [
    'salesOrderLines[].lineObjectNumber',
    'text',
    'Item: the SKU; or a G/L account.',
    { canonical: 'lines[].sku' },
  ],
  ['salesOrderLines[].quantity', 'decimal', 'Units; -1 on a discount.', { canonical: 'lines[].quantity' }],
  [
    'salesOrderLines[].unitPrice',
    'decimal',
    'Price of one unit in major units; tax is a line of its own.',
    { canonical: 'lines[].unitPrice.amount' },
  ],
]);

const customer = catalogueFields('customer', [
  [
    'number',
    'text',
    'Digest of the shop’s customer, or of a guest’s e-mail address.',
    { canonical: 'customer.customerId', maxLength: 20 },
  ],
  ['displayName', 'text', 'Company, else first and last name, else e-mail address.', { maxLength: 100 }],
  ['email', 'text', 'E-mail address.', { canonical: 'customer.email', maxLength: 80 }],
]);

/** What is written to Business Central; the ledger is read back for comparison only. */
export const catalogue: FieldCatalogue = {
  reads: ledger,
  writes: [...journalLine, ...salesOrder, ...customer],
};
