import type { JournalEntry } from '#contracts/models/journal-entry';

type Line = readonly [account: string, debit: number, credit: number];

/** A recorded entry; by default a sale of 113.05 with a fee of 1.95. */
export function aJournalEntry(
  parts: Partial<Omit<JournalEntry, 'lines'>> & { readonly lines?: readonly Line[] } = {},
): JournalEntry {
  const { lines, ...rest } = parts;
  const chosen: readonly Line[] = lines ?? [
    ['1100', 11305, 0],
    ['4000', 0, 9000],
    ['4010', 0, 500],
    ['2100', 0, 1805],
    ['6000', 195, 0],
    ['1100', 0, 195],
  ];
  return {
    entryId: 'entry-1',
    storeId: 'shop',
    orderId: '1001',
    key: 'stripe:txn_1',
    rule: '2',
    ruleVersion: '1',
    description: 'Sale N-1001',
    currency: 'EUR',
    date: '2026-11-20',
    lines: chosen.map(([account, debit, credit]) => ({
      account,
      accountName: `Account ${account}`,
      debit,
      credit,
    })),
    state: 'recorded',
    erp: null,
    createdAt: '2026-11-20T10:05:00Z',
    ...rest,
  };
}
