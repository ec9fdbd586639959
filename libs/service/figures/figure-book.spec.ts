import { quantile, stepOf } from './duration-steps';
import { FigureBook, SLOT_MS } from './figure-book';

describe('figures added up in memory', () => {
  it('count outcomes and durations by slot, kind, name and part, and start anew once taken', () => {
    const book = new FigureBook();
    const call = { kind: 'call', name: 'stripe', part: 'capture', durationMs: 60 } as const;
    book.note({ ...call, outcome: 'done' }, 10);
    book.note({ ...call, outcome: 'failed', durationMs: 40_000 }, 20);
    book.note({ ...call, outcome: 'done' }, SLOT_MS + 1);
    book.note({ kind: 'message', name: 'stripe', outcome: 'retried', durationMs: 1 }, 10);
    const rows = book.take();
    expect(rows.map(({ slot, kind, done, retried, failed }) => [slot, kind, done, retried, failed])).toEqual([
      [0, 'call', 1, 0, 1],
      [SLOT_MS, 'call', 1, 0, 0],
      [0, 'message', 0, 1, 0],
    ]);
    expect(rows[0]!.durations.map((count, step) => [step, count]).filter(([, count]) => count! > 0)).toEqual([
      [4, 1],
      [12, 1],
    ]);
    expect(book.take()).toEqual([]);
  });

  it('stay bounded whatever names come', () => {
    const book = new FigureBook();
    for (let n = 0; n < 3_000; n += 1) {
      book.note({ kind: 'message', name: `type ${n}`, outcome: 'done', durationMs: 1 }, 0);
    }
    expect(book.take()).toHaveLength(2_000);
  });

  it('give quantiles as the upper end of their step', () => {
    const counts = Array.from({ length: 13 }, () => 0);
    expect(quantile(counts, 0.5)).toBeNull();
    counts[stepOf(20)] = 90;
    counts[stepOf(900)] = 9;
    counts[stepOf(90_000)] = 1;
    expect([quantile(counts, 0.5), quantile(counts, 0.95), quantile(counts, 1)]).toEqual([25, 1_000, 30_000]);
  });
});
