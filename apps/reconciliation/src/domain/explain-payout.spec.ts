import fc from 'fast-check';
import { aPayout } from '#testing/factories/payout';
import { explainPayout } from './explain-payout';
import type { MovementGroup } from './payout-lines';

const NOTHING_MISSING = { count: 0, ids: [] };
const group = (category: string, amount: number, more: Partial<MovementGroup> = {}): MovementGroup => ({
  category,
  currency: 'EUR',
  count: 1,
  booked: 1,
  amount,
  fee: 0,
  exchange: 0,
  ...more,
});

const size = fc.integer({ min: -50_000_000, max: 50_000_000 });
const groups: fc.Arbitrary<MovementGroup[]> = fc.array(
  fc
    .record({
      category: fc.constantFrom('charge', 'refund', 'dispute', 'fee', 'other_adjustment', 'quantum_levy'),
      currency: fc.constantFrom('EUR', 'USD'),
      count: fc.integer({ min: 1, max: 1000 }),
      amount: size,
      fee: fc.integer({ min: 0, max: 90_000 }),
      exchange: size,
    })
    .chain((one) => fc.nat({ max: one.count }).map((booked) => ({ ...one, booked }))),
  { maxLength: 12 },
);

describe('the explanation of a payout', () => {
  it('is complete whatever is in it: lines and remainder are the amount, and so are the totals', () => {
    const world = fc.record({ groups, amount: size, listed: fc.boolean(), missing: fc.nat({ max: 3 }) });
    fc.assert(
      fc.property(world, ({ groups, amount, listed, missing }) => {
        const payout = aPayout({ amount });
        const ids = Array.from({ length: missing }, (_, index) => `txn_${index}`);
        const found = explainPayout({ payout, listed, groups, missing: { count: missing, ids } });
        const lines = found.lines.reduce((sum, line) => sum + line.amount, 0);
        const totals = Object.values(found.totals).reduce((sum, one) => sum + one, 0);
        expect(lines + found.remainder).toBe(amount);
        expect(totals).toBe(lines);
        const net = groups
          .filter(({ currency }) => currency === 'EUR')
          .reduce((sum, one) => sum + one.amount - one.fee, 0);
        expect(found.remainder).toBe(amount - net);
        if (found.state === 'explained') expect(found.remainder).toBe(0);
      }),
    );
  });

  it('names fees, exchange and a category that nobody knows', () => {
    const { lines, totals, remainder, state } = explainPayout({
      payout: aPayout({ amount: 8350 }),
      listed: true,
      groups: [
        group('charge', 12000, { count: 2, booked: 2, fee: 300 }),
        group('refund', -3000, { exchange: -100 }),
        group('quantum_levy', -350),
      ],
      missing: NOTHING_MISSING,
    });
    expect(lines).toEqual([
      { kind: 'gross', category: 'charge', amount: 12000, movements: 2 },
      { kind: 'fees', category: 'charge', amount: -300, movements: 2 },
      { kind: 'refunds', category: 'refund', amount: -2900, movements: 1 },
      { kind: 'exchange', category: 'refund', amount: -100, movements: 1 },
      { kind: 'other', category: 'quantum_levy', amount: -350, movements: 1 },
    ]);
    expect(totals).toMatchObject({ gross: 12000, fees: -300, refunds: -2900, exchange: -100, other: -350 });
    expect({ remainder, state }).toEqual({ remainder: 0, state: 'explained' });
  });

  it.each([
    ['incomplete', { listed: false, groups: [group('charge', 10000)] }],
    ['movements-missing', { missing: { count: 1, ids: ['txn_9'] } }],
    ['unexplained', { groups: [group('charge', 9999)] }],
    ['unexplained', { groups: [group('charge', 10000), group('charge', 1, { currency: 'USD' })] }],
    ['not-booked', { groups: [group('charge', 10000, { booked: 0 })] }],
    ['balance-only', { payout: aPayout({ automatic: false }), groups: [] }],
    ['explained', { payout: aPayout({ amount: -500 }), groups: [group('refund', -500)] }],
    ['explained', { payout: aPayout({ status: 'failed' }) }],
  ] as const)('is %s', (state, parts) => {
    const content = { payout: aPayout(), listed: true, missing: NOTHING_MISSING };
    expect(explainPayout({ ...content, groups: [group('charge', 10000)], ...parts }).state).toBe(state);
  });
});
