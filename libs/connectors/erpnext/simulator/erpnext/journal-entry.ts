import { flt } from '../frappe/cast';
import type { DocType } from '../frappe/doctype';
import { series } from '../frappe/doctype';
import type { Doc } from '../frappe/document';
import { numberOf, rowsOf, textOf } from '../frappe/document';
import { check, currency, data, date, dynamicLink, float, link, select, table, text } from '../frappe/field';
import { FrappeError, validationError } from '../frappe/frappe-error';
import type { Site } from '../frappe/site';
import { precisionOf } from './currency-precision';
import { bookLedger, cancelLedger } from './general-ledger';

const VOUCHER_TYPES = [
  'Journal Entry',
  'Inter Company Journal Entry',
  'Bank Entry',
  'Cash Entry',
  'Credit Card Entry',
  'Debit Note',
  'Credit Note',
  'Contra Entry',
  'Excise Entry',
  'Write Off Entry',
  'Opening Entry',
  'Depreciation Entry',
  'Exchange Rate Revaluation',
  'Exchange Gain Or Loss',
  'Deferred Revenue',
  'Deferred Expense',
].join('\n');

export const journalEntryAccount: DocType = {
  name: 'Journal Entry Account',
  fields: [
    link('account', 'Account', { reqd: true }),
    link('party_type', 'Party Type'),
    dynamicLink('party', 'party_type'),
    link('cost_center', 'Cost Center'),
    link('account_currency', 'Currency', { readOnly: true }),
    float('exchange_rate'),
    currency('debit_in_account_currency'),
    currency('credit_in_account_currency'),
    currency('debit', { readOnly: true }),
    currency('credit', { readOnly: true }),
    select(
      'reference_type',
      '\nSales Invoice\nPurchase Invoice\nJournal Entry\nSales Order\nPurchase Order\nPayment Entry',
    ),
    dynamicLink('reference_name', 'reference_type'),
    text('user_remark'),
  ],
  submittable: false,
  child: true,
  naming: (_doc, site) => site.hash(),
};

export const journalEntry: DocType = {
  name: 'Journal Entry',
  fields: [
    select('naming_series', 'ACC-JV-.YYYY.-', { defaultValue: 'ACC-JV-.YYYY.-' }),
    select('voucher_type', VOUCHER_TYPES, { reqd: true, defaultValue: 'Journal Entry' }),
    link('company', 'Company', { reqd: true }),
    date('posting_date', { reqd: true }),
    data('title'),
    data('cheque_no'),
    date('cheque_date'),
    text('user_remark'),
    check('multi_currency'),
    link('reversal_of', 'Journal Entry', { readOnly: false }),
    data('bill_no'),
    check('is_system_generated'),
    table('accounts', 'Journal Entry Account', { reqd: true }),
    currency('total_debit', { readOnly: true }),
    currency('total_credit', { readOnly: true }),
    currency('difference', { readOnly: true }),
  ],
  submittable: true,
  naming: series('ACC-JV-.YYYY.-'),
  validate,
  onSubmit: (doc, site) => bookLedger(doc, site),
  onCancel: (doc, site) => cancelLedger(doc, site),
};

function validate(doc: Doc, site: Site): void {
  const rows = rowsOf(doc, 'accounts');
  if (rows.length === 0) throw validationError('Accounts table cannot be blank.');
  const company = site.find('Company', textOf(doc, 'company'));
  if (!company) return;
  for (const row of rows) valueInCompanyCurrency(row, doc, company, site);
  for (const row of rows) checkRow(row);
  checkReference(doc);
  total(doc, precisionOf(textOf(company, 'default_currency')));
}

function valueInCompanyCurrency(row: Doc, doc: Doc, company: Doc, site: Site): void {
  const account = site.find('Account', textOf(row, 'account'));
  if (!account) return;
  checkAccount(account, row, company);
  const home = textOf(company, 'default_currency');
  const own = textOf(account, 'account_currency') || home;
  if (own !== home && numberOf(doc, 'multi_currency') !== 1) {
    throw validationError('Please check Multi Currency option to allow accounts with other currency');
  }
  row['account_currency'] = own;
  row['exchange_rate'] =
    own === home ? 1 : flt(row['exchange_rate'], 9) || exchangeRate(own, home, row, site);
  const rate = numberOf(row, 'exchange_rate');
  row['debit'] = flt(numberOf(row, 'debit_in_account_currency') * rate, precisionOf(home));
  row['credit'] = flt(numberOf(row, 'credit_in_account_currency') * rate, precisionOf(home));
}

function checkAccount(account: Doc, row: Doc, company: Doc): void {
  if (textOf(account, 'company') !== company.name) {
    throw validationError(
      `Row ${row.idx}: Account ${account.name} does not belong to Company ${company.name}`,
    );
  }
  if (numberOf(account, 'is_group') === 1) {
    throw validationError(
      `Row ${row.idx}: Account ${account.name} is a Group Account and group accounts cannot be used in transactions`,
    );
  }
  if (!['Receivable', 'Payable'].includes(textOf(account, 'account_type'))) return;
  if (!textOf(row, 'party_type') || !textOf(row, 'party')) {
    throw validationError(
      `Row ${row.idx}: Party Type and Party is required for Receivable / Payable account ${account.name}`,
    );
  }
}

function exchangeRate(from: string, to: string, row: Doc, site: Site): number {
  const known = site.find('Currency Exchange', `${from}-${to}`);
  if (!known) throw validationError(`Row ${row.idx}: Exchange Rate is mandatory`);
  return numberOf(known, 'exchange_rate');
}

function checkRow(row: Doc): void {
  const [debit, credit] = [numberOf(row, 'debit'), numberOf(row, 'credit')];
  if (debit === 0 && credit === 0) {
    throw validationError(`Row ${row.idx}: Both Debit and Credit values cannot be zero`);
  }
  if (debit > 0 && credit > 0) {
    throw validationError('You cannot credit and debit same account at the same time');
  }
  if (debit < 0 || credit < 0) {
    throw validationError(`Row ${row.idx}: Debit and Credit values cannot be negative`);
  }
}

function checkReference(doc: Doc): void {
  const bank = textOf(doc, 'voucher_type') === 'Bank Entry';
  if (bank && (!textOf(doc, 'cheque_no') || !textOf(doc, 'cheque_date'))) {
    throw validationError('Reference No & Reference Date is required for Bank Entry');
  }
  if (textOf(doc, 'cheque_date') && !textOf(doc, 'cheque_no')) {
    throw validationError('Reference No is mandatory if you entered Reference Date');
  }
}

function total(doc: Doc, precision: number): void {
  const sum = (side: string): number =>
    rowsOf(doc, 'accounts').reduce((soFar, row) => flt(soFar + numberOf(row, side), precision), 0);
  const [debit, credit] = [sum('debit'), sum('credit')];
  const difference = flt(debit - credit, precision);
  Object.assign(doc, { total_debit: debit, total_credit: credit, difference });
  if (difference === 0) return;
  const shown = Number.isInteger(difference) ? difference.toFixed(1) : String(difference);
  throw new FrappeError(
    'ValidationError',
    `Total Debit must be equal to Total Credit. The difference is ${shown}`,
  );
}
