import type { JournalEntry } from '#contracts/models/journal-entry';
import { convertedAmount } from '#connectors/kit/erp/json-amount';
import type { OdooAccount } from '../accounts/account-book';
import type { Company } from '../accounts/company-book';
import type { ForeignCurrency } from '../accounts/currencies';
import type { WantedLine } from './wanted-entry';

export interface EntryLinesInput {
  readonly entry: Pick<JournalEntry, 'currency' | 'lines' | 'description'>;
  readonly company: Company;
  /** Set where the entry's currency is not the company's; what converting leaves over goes to `difference`. */
  readonly foreign: (ForeignCurrency & { readonly difference: OdooAccount }) | null;
  readonly accountOf: (number: string) => OdooAccount;
  /** For lines on receivable and payable accounts. */
  readonly partnerId: number | null;
}

/**
 * Lines with their amount in the entry's currency and in the company's. Odoo balances the company's side, so what converting line
 * by line leaves over becomes a line of its own.
 */
export function entryLines({ entry, company, foreign, accountOf, partnerId }: EntryLinesInput): WantedLine[] {
  const home = company.currency;
  let over = 0;
  const lines = entry.lines.map(({ account: number, accountName, debit, credit }): WantedLine => {
    const account = accountOf(number);
    const amount = debit - credit;
    const balance = foreign
      ? Math.sign(amount) * convertedAmount(Math.abs(amount), entry.currency, home, foreign.rate)
      : amount;
    over += balance;
    return {
      accountId: account.id,
      currency: entry.currency,
      currencyId: foreign?.id ?? company.currencyId,
      amount,
      balance,
      text: `${entry.description} · ${accountName}`,
      partnerId: account.ofPartners ? partnerId : null,
    };
  });
  if (!foreign || over === 0) return lines;
  const rest = {
    accountId: foreign.difference.id,
    currency: home,
    currencyId: company.currencyId,
    amount: -over,
    balance: -over,
    text: 'Rounding of the conversion',
    partnerId: null,
  };
  return [...lines, rest];
}
