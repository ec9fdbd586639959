import { compareLedgers, ERP_WINDOW_MS, type LedgerEntry } from './compare-ledgers';

const now = new Date('2026-11-21T12:00:00Z');
const entry = (key: string, amount: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  key,
  entryId: `je_${key}`,
  currency: 'EUR',
  amount,
  createdAt: new Date(now.getTime() - ERP_WINDOW_MS),
  ...more,
});
const line = (key: string, debit: number, credit = 0) => ({ key, debit, credit });

describe('the books beside the ledger of the ERP', () => {
  it('are equal when every key stands there with its amount, in whatever lines', () => {
    const found = compareLedgers(
      [entry('a', 980), entry('b', -500), entry('c', 7, { currency: 'USD' })],
      [line('b', 0, 500), line('a', 1000), line('c', 7), line('a', 0, 20)],
      now,
    );
    expect(found).toEqual({
      state: 'compared',
      totals: [
        { currency: 'EUR', books: 480, erp: 480, difference: 0 },
        { currency: 'USD', books: 7, erp: 7, difference: 0 },
      ],
      equal: 3,
      onTheirWay: 0,
      differing: 0,
      differences: [],
    });
  });

  it('differ by name: another amount, missing there, missing here, on another day', () => {
    const found = compareLedgers(
      [entry('a', 1000), entry('b', 300), entry('c', 1, { createdAt: now })],
      [line('a', 1001), line('hand', 25), line('d', 40)],
      now,
      new Map([['d', 'je_d']]),
    );
    expect(found).toMatchObject({
      totals: [{ currency: 'EUR', books: 1301, erp: 1001, difference: 300 }],
      equal: 0,
      onTheirWay: 1,
      differing: 4,
      differences: [
        { kind: 'amount-mismatch', key: 'a', books: 1000, erp: 1001 },
        { kind: 'missing-in-erp', key: 'b', entryId: 'je_b', books: 300, erp: null },
        { kind: 'missing-in-books', key: 'hand', entryId: null, books: null, erp: 25 },
        { kind: 'timing-difference', key: 'd', entryId: 'je_d', erp: 40 },
      ],
    });
  });

  it('show a bounded number of differences and count them all', () => {
    const lines = Array.from({ length: 1000 }, (_, index) => line(`hand_${index}`, 1));
    const found = compareLedgers([], lines, now);
    expect([found.differing, found.differences.length]).toEqual([1000, 200]);
  });
});
