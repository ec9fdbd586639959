import type { DocType } from '../frappe/doctype';
import type { Doc } from '../frappe/document';
import { numberOf, rowsOf, textOf } from '../frappe/document';
import { check, currency, data, date, dynamicLink, link, text } from '../frappe/field';
import type { Site } from '../frappe/site';

export const glEntry: DocType = {
  name: 'GL Entry',
  fields: [
    date('posting_date'),
    link('account', 'Account'),
    link('company', 'Company'),
    link('party_type', 'Party Type'),
    dynamicLink('party', 'party_type'),
    currency('debit'),
    currency('credit'),
    link('account_currency', 'Currency'),
    currency('debit_in_account_currency'),
    currency('credit_in_account_currency'),
    data('voucher_type'),
    data('voucher_no'),
    text('remarks'),
    check('is_cancelled'),
  ],
  submittable: true,
  naming: (_doc, site) => site.hash(),
};

/** One ledger entry per row of the voucher; nothing is merged. */
export function bookLedger(voucher: Doc, site: Site): void {
  for (const row of rowsOf(voucher, 'accounts')) {
    const entry = site.blank(glEntry, voucher.modified_by);
    Object.assign(entry, {
      name: site.hash(),
      docstatus: 1,
      posting_date: voucher['posting_date'],
      account: row['account'],
      company: voucher['company'],
      party_type: row['party_type'],
      party: row['party'],
      debit: row['debit'],
      credit: row['credit'],
      account_currency: row['account_currency'],
      debit_in_account_currency: row['debit_in_account_currency'],
      credit_in_account_currency: row['credit_in_account_currency'],
      voucher_type: voucher.doctype,
      voucher_no: voucher.name,
      remarks: voucher['user_remark'],
    });
    site.put(entry);
  }
}

/** The entries stay and are marked; counter-entries, marked too, stand against them. */
export function cancelLedger(voucher: Doc, site: Site): void {
  for (const entry of site.where('GL Entry', 'voucher_no', voucher.name)) {
    site.put({ ...entry, is_cancelled: 1 });
    site.put({
      ...entry,
      name: site.hash(),
      is_cancelled: 1,
      debit: entry['credit'],
      credit: entry['debit'],
      debit_in_account_currency: entry['credit_in_account_currency'],
      credit_in_account_currency: entry['debit_in_account_currency'],
    });
  }
}

/** Debit less credit of every account that moved, in the company's currency. */
export function balances(site: Site): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const entry of site.all('GL Entry')) {
    if (numberOf(entry, 'is_cancelled') === 1) continue;
    const account = textOf(entry, 'account');
    const moved = numberOf(entry, 'debit') - numberOf(entry, 'credit');
    sums[account] = Math.round(((sums[account] ?? 0) + moved) * 1e6) / 1e6;
  }
  return sums;
}
