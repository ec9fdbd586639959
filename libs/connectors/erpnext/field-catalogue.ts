/** Fields of ERPNext that the connector reads or writes, for people who map or audit. */
export interface CatalogueField {
  readonly doctype: string;
  readonly field: string;
  readonly type: 'text' | 'date' | 'amount' | 'quantity' | 'link' | 'flag';
  readonly meaning: string;
}

const journal = (field: string, type: CatalogueField['type'], meaning: string): CatalogueField => ({
  doctype: 'Journal Entry',
  field,
  type,
  meaning,
});
const order = (field: string, type: CatalogueField['type'], meaning: string): CatalogueField => ({
  doctype: 'Sales Order',
  field,
  type,
  meaning,
});
const customer = (field: string, meaning: string): CatalogueField => ({
  doctype: 'Customer',
  field,
  type: 'text',
  meaning,
});

export const fieldCatalogue: readonly CatalogueField[] = [
  journal('bridge_key', 'text', 'Key of the entry: one balance transaction, one entry. Unique custom field'),
  journal('posting_date', 'date', "Day of the balance transaction in the store's time zone"),
  journal('cheque_no', 'text', 'The key again, in the standard reference field that people search'),
  journal('user_remark', 'text', 'What the entry is about'),
  journal('multi_currency', 'flag', 'Set when the settlement currency is not the company currency'),
  journal('accounts.account', 'link', 'Mapped from the number of our chart'),
  journal('accounts.debit_in_account_currency', 'amount', 'Major units'),
  journal('accounts.credit_in_account_currency', 'amount', 'Major units'),
  journal('accounts.party', 'link', "The order's customer, on receivable accounts only"),
  journal('reversal_of', 'link', 'The entry that a reversal takes back'),
  order('bridge_key', 'text', 'Store and order id. Unique custom field'),
  order('po_no', 'text', 'Number of the order in the shop'),
  order('transaction_date', 'date', 'Day on which the order was placed'),
  order('items.item_code', 'link', 'SKU'),
  order('items.rate', 'amount', 'Major units; a line that does not divide becomes two rows'),
  order('taxes.tax_amount', 'amount', 'Shipping, tax and rounding as actual amounts, never recomputed'),
  order('discount_amount', 'amount', 'Discount of the whole order'),
  customer('bridge_key', "The shop's customer, or a digest of a guest's e-mail address. Unique custom field"),
  customer('customer_name', 'Company, else first and last name, else e-mail address'),
  customer('email_id', 'E-mail address'),
];
