import { catalogueFields } from '#connectors/kit/catalogue-fields';
import type { FieldCatalogue } from '#contracts/models/field-catalogue';

const ledger = catalogueFields('transactionaccountingline', [
  ['transaction', 'integer', 'The journal entry.'],
  ['account', 'integer', 'Account.'],
  ['debit', 'decimal', 'In the subsidiary’s currency.'],
  ['credit', 'decimal', 'In the subsidiary’s currency.'],
]);

const journalEntry = catalogueFields('journalEntry', [
  ['externalId', 'text', 'Made of the entry’s key; there is one record of it.', { required: true }],
  ['tranDate', 'date', 'Day of the balance transaction in the store’s time zone.', { required: true }],
  ['currency', 'currency', 'NetSuite converts with its own rate of the day.', { required: true }],
  ['memo', 'text', 'Begins with the whole key.', { maxLength: 999 }],
  ['line.items[].account', 'integer', 'Account, mapped from the number of our chart.', { required: true }],
  ['line.items[].debit', 'decimal', 'In the entry’s currency.'],
  ['line.items[].credit', 'decimal', 'In the entry’s currency.'],
  ['line.items[].memo', 'text', 'What the entry is about.', { maxLength: 999 }],
]);

const salesOrder = catalogueFields('salesOrder', [
  ['externalId', 'text', 'Made of store and order id.', { required: true }],
  ['otherRefNum', 'text', 'Number of the order in the shop.', { canonical: 'number', maxLength: 45 }],
  ['tranDate', 'date', 'Day on which the order was placed.', { canonical: 'placedAt' }],
  ['currency', 'currency', 'Currency.', { canonical: 'currency' }],
  ['item.items[].item', 'integer', 'Item with the SKU as its name.', { canonical: 'lines[].sku' }],
  ['item.items[].quantity', 'decimal', 'Units.', { canonical: 'lines[].quantity' }],
  [
    'item.items[].rate',
    'decimal',
    'Price of one unit in major units; tax is a line of its own.',
    { canonical: 'lines[].unitPrice.amount' },
  ],
  ['item.items[].commitInventory', 'integer', 'Whether stock is committed to the line.'],
]);

const customer = catalogueFields('customer', [
  ['externalId', 'text', 'Made of the shop’s customer, or of a guest’s e-mail address.', { required: true }],
  ['firstName', 'text', 'First name.', { canonical: 'customer.firstName', maxLength: 32 }],
  ['lastName', 'text', 'Last name.', { canonical: 'customer.lastName', maxLength: 32 }],
  [
    'companyName',
    'text',
    'Company; or whatever names who gave no full name.',
    { canonical: 'customer.company', maxLength: 83 },
  ],
  ['email', 'email', 'E-mail address.', { canonical: 'customer.email', maxLength: 254 }],
  [
    'phone',
    'phone',
    'Telephone number of seven characters or more.',
    { canonical: 'customer.phone', maxLength: 21 },
  ],
]);

/** What is written to NetSuite; the ledger and customers are read back. */
export const catalogue: FieldCatalogue = {
  reads: [...ledger, ...customer],
  writes: [...journalEntry, ...salesOrder, ...customer],
};
