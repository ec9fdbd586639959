import type { JournalEntry } from '#contracts/models/journal-entry';
import { accountOf } from './chart-of-accounts';
import type { Component, PostingRule } from './posting-table';

export type Line = JournalEntry['lines'][number];
export type Amounts = Readonly<Partial<Record<Component, number>>>;

/** The rule's lines with amounts put in; what is zero has no line, what is negative stands on the other side. */
export function entryLines(rule: PostingRule, amounts: Amounts): Line[] {
  return rule.lines.flatMap(({ side, account, amount: component }) => {
    const amount = amounts[component] ?? 0;
    if (amount === 0) return [];
    const onDebit = (side === 'debit') === amount > 0;
    const size = Math.abs(amount);
    return [
      {
        account,
        accountName: accountOf(account).name,
        debit: onDebit ? size : 0,
        credit: onDebit ? 0 : size,
      },
    ];
  });
}

/** Debits less credits, of one account or of all. */
export function movedBy(lines: readonly Line[], account?: string): number {
  return lines
    .filter((line) => account === undefined || line.account === account)
    .reduce((sum, { debit, credit }) => sum + debit - credit, 0);
}
