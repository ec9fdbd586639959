import type { LedgerControl, LedgerDifference } from '#contracts/models/control-totals';

/** An entry of the books as one account sees it. */
export interface LedgerEntry {
  readonly key: string;
  readonly entryId: string;
  readonly currency: string;
  /** Debit less credit. */
  readonly amount: number;
  readonly createdAt: Date;
}

export interface LedgerLine {
  readonly key: string;
  readonly debit: number;
  readonly credit: number;
}

export type Compared = Omit<Extract<LedgerControl, { state: 'compared' }>, 'connectionId' | 'account'>;

/** So long an entry may be on its way to the ERP before it counts as missing there. */
export const ERP_WINDOW_MS = 15 * 60_000;
const SHOWN = 200;

/** Leg by leg on the key, without tolerance: amounts in the ERP are the very ones of the entry. Pure, one pass. */
export function compareLedgers(
  entries: readonly LedgerEntry[],
  erp: readonly LedgerLine[],
  now: Date,
  /** Entries that stand in the books on a day outside, by key. */
  elsewhere: ReadonlyMap<string, string> = new Map(),
): Compared {
  const inErp = new Map<string, number>();
  for (const { key, debit, credit } of erp) inErp.set(key, (inErp.get(key) ?? 0) + debit - credit);

  const totals = new Map<string, { books: number; erp: number }>();
  const differences: LedgerDifference[] = [];
  let equal = 0;
  let onTheirWay = 0;
  for (const { key, entryId, currency, amount, createdAt } of entries) {
    const there = inErp.get(key);
    inErp.delete(key);
    const total = totals.get(currency) ?? { books: 0, erp: 0 };
    totals.set(currency, { books: total.books + amount, erp: total.erp + (there ?? 0) });
    if (there === amount || (there === undefined && amount === 0)) equal += 1;
    else if (there !== undefined) {
      differences.push({ kind: 'amount-mismatch', key, entryId, currency, books: amount, erp: there });
    } else if (now.getTime() - createdAt.getTime() < ERP_WINDOW_MS) onTheirWay += 1;
    else differences.push({ kind: 'missing-in-erp', key, entryId, currency, books: amount, erp: null });
  }
  for (const [key, amount] of inErp) {
    const entryId = elsewhere.get(key) ?? null;
    const kind = entryId === null ? 'missing-in-books' : 'timing-difference';
    differences.push({ kind, key, entryId, currency: null, books: null, erp: amount });
  }
  return {
    state: 'compared',
    totals: [...totals]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([currency, sums]) => ({ currency, ...sums, difference: sums.books - sums.erp })),
    equal,
    onTheirWay,
    differing: differences.length,
    differences: differences.slice(0, SHOWN),
  };
}
