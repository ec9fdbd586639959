import type { JournalEntry } from '#contracts/models/journal-entry';
import { currencyRule } from '#platform/money/currencies';
import { money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';
import type { Account, AccountType } from './chart-of-accounts';
import { accountOf, CHART_OF_ACCOUNTS } from './chart-of-accounts';

const ROOTS: Readonly<Record<AccountType, string>> = {
  asset: 'assets',
  liability: 'liabilities',
  revenue: 'revenues',
  expense: 'expenses',
};

/** Declarations, so that a strict reader knows every account. Once, before the first entry. */
export function hledgerAccounts(): string {
  const lines = CHART_OF_ACCOUNTS.map((account) => `account ${nameOf(account)}`);
  return `${lines.join('\n')}\n\n`;
}

/** A currency with its digits: `commodity 1000.00 EUR`. */
export function hledgerCommodity(currency: string): string {
  const digits = currencyRule(currency)?.exponent ?? 2;
  return `commodity 1000.${'0'.repeat(digits)} ${currency}\n`;
}

/** One transaction; amounts in major units, debit positive. */
export function hledgerTransaction(entry: JournalEntry): string {
  const tags = [
    `entry: ${entry.entryId}`,
    `store: ${entry.storeId}`,
    ...(entry.orderId === null ? [] : [`order: ${entry.orderId}`]),
    `rule: ${entry.rule}`,
    ...(entry.presentment
      ? [`presentment: ${moneyToDecimal(entry.presentment)} ${entry.presentment.currency}`]
      : []),
  ];
  const postings = entry.lines.map(({ account, debit, credit }) => {
    const amount = moneyToDecimal(money(debit - credit, entry.currency));
    return `    ${nameOf(accountOf(account))}  ${amount} ${entry.currency}`;
  });
  const comments = tags.map((tag) => `    ; ${plain(tag)}`);
  return [
    `${entry.date} (${plain(entry.key)}) ${plain(entry.description)}`,
    ...comments,
    ...postings,
    '',
    '',
  ].join('\n');
}

const nameOf = ({ number, name, type }: Account): string => `${ROOTS[type]}:${number} ${name}`;

/** Nothing from outside may end the line, begin a comment or close the code. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[;()|]/g, '_')
    .replace(/,/g, '_')
    .trim();
}
