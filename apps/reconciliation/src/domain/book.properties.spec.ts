import fc from 'fast-check';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { Order } from '#contracts/models/order';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { anOrder } from '#testing/factories/order';
import { book } from './book';
import type { EntryDraft } from './booking';
import type { BooksPolicy } from './books-policy';
import type { BookedMovement } from './order-history';
import { historyOf } from './order-history';

const amount = fc.integer({ min: 0, max: 5_000_000 });
const policy: fc.Arbitrary<BooksPolicy> = fc.record({
  discounts: fc.constantFrom('contra' as const, 'net' as const),
  giftCardSkus: fc.constantFrom([], ['GIFT']),
  invoiceRates: fc.constant({}),
  deferral: fc.constantFrom({}, { B: 12 }),
  disputeTaxRelief: fc.boolean(),
});
/** `gifts` is the largest share, in thousandths, that gift cards may have paid. */
const orderWith = (gifts: number): fc.Arbitrary<Order> =>
  fc
    .record({
      lines: fc.array(
        fc.tuple(
          fc.constantFrom('A', 'B', 'GIFT'),
          fc.integer({ min: 1, max: 9 }),
          fc.integer({ min: 1, max: 90_000 }),
        ),
        { minLength: 1, maxLength: 8 },
      ),
      shipping: amount,
      tax: amount,
      discount: fc.nat({ max: 1000 }),
      gift: fc.nat({ max: gifts }),
      rounding: fc.integer({ min: -1, max: 1 }),
      currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    })
    .map(({ lines, discount, gift, rounding, ...parts }) => {
      const goods = lines.reduce((sum, [, quantity, price]) => sum + quantity * price, 0);
      const off = Math.floor((goods * discount) / 1001);
      const owed = goods - off + parts.shipping + parts.tax;
      const otherPayments = Math.floor((owed * gift) / 1001);
      const total = Math.max(1, owed - otherPayments + rounding);
      return anOrder({ ...parts, lines, discount: off, otherPayments, total });
    });

interface World {
  readonly order: Order;
  readonly policy: BooksPolicy;
  readonly fee: number;
  /** Parts of a thousand; none: it is captured at once. */
  readonly cuts: readonly number[];
  /** Parts of a thousand. */
  readonly uncaptured: number;
  readonly refunds: readonly number[];
  /** Settled per thousand presented; null when nothing is converted. */
  readonly rates: { readonly sale: number; readonly refund: number } | null;
}
const rate = fc.integer({ min: 300, max: 3000 });
const someCuts = fc.oneof(fc.constant([]), fc.array(fc.integer({ min: 1, max: 999 }), { maxLength: 4 }));
const worldWith = (gifts: number): fc.Arbitrary<World> =>
  fc.record({
    order: orderWith(gifts),
    policy,
    fee: fc.integer({ min: 0, max: 5000 }),
    cuts: someCuts,
    uncaptured: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 999 })),
    refunds: fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 5 }),
    rates: fc.oneof(fc.constant(null), fc.record({ sale: rate, refund: rate })),
  });

/** What is charged is worth at least a unit of the settlement currency: Stripe has a smallest charge. */
const isWorthCharging = (story: World): boolean =>
  everyMovementOf(story).every(
    ({ reportingCategory, amount }) => reportingCategory !== 'charge' || amount > 0,
  );
const world = worldWith(1000).filter(isWorthCharging);
const withoutGiftCards = worldWith(0).filter(isWorthCharging);
const converted = world.filter(({ rates }) => rates !== null);

/** What the provider would tell: giving back less than a unit of the settlement currency moves nothing. */
const movementsOf = (world: World): BalanceTransaction[] =>
  everyMovementOf(world).filter(({ amount }) => amount !== 0);

/** The movements that a charge, a partial capture and refunds up to the whole would cause. */
function everyMovementOf({ order, fee, uncaptured, cuts, refunds, rates }: World): BalanceTransaction[] {
  const currency = rates ? 'USD' : order.currency;
  let id = 0;
  const movement = (category: string, presented: number, per: number, cost: number): BalanceTransaction =>
    aBalanceTransaction({
      balanceTransactionId: `txn_${(id += 1)}`,
      reportingCategory: category,
      amount: rates ? Math.sign(presented) * Math.round((Math.abs(presented) * per) / 1000) : presented,
      fee: cost,
      currency,
      presentment: rates ? { amount: presented, currency: order.currency } : null,
    });
  const sale = rates?.sale ?? 1000;
  const total = order.total.amount;
  const released = Math.min(total - 1, Math.floor((total * uncaptured) / 1000));
  const taken = capturesOf(total - released, cuts);
  const list =
    cuts.length === 0
      ? [movement('charge', total, sale, fee)]
      : taken.map((amount) => ({
          ...movement('charge', amount, sale, fee),
          authorized: { amount: total, currency: order.currency },
        }));
  if (released > 0 && cuts.length === 0) list.push(movement('partial_capture_reversal', -released, sale, 0));
  let left = total - released;
  for (const share of refunds) {
    const size = Math.min(left, Math.ceil((left * share) / 1000));
    if (size === 0) break;
    left -= size;
    list.push(movement('refund', -size, rates?.refund ?? 1000, 0));
  }
  return list;
}

/** An amount cut in parts. */
function capturesOf(amount: number, cuts: readonly number[]): number[] {
  const ends = [...new Set(cuts.map((share) => Math.floor((amount * share) / 1000)))].sort((a, b) => a - b);
  const steps = [...ends.filter((end) => end > 0), amount];
  return steps.map((end, index) => end - (steps[index - 1] ?? 0)).filter((part) => part > 0);
}

function bookAll(world: World): { entries: EntryDraft[]; nets: number[] } {
  const booked: BookedMovement[] = [];
  const entries: EntryDraft[] = [];
  const nets: number[] = [];
  let unearned = 0;
  for (const balanceTransaction of movementsOf(world)) {
    const booking = book({
      balanceTransaction,
      order: { snapshots: [world.order], history: historyOf(booked), unearned },
      policy: world.policy,
      timeZone: 'UTC',
    });
    if (booking.kind !== 'entry') throw new Error(JSON.stringify(booking));
    const { deferrals, release } = booking.entry;
    unearned += deferrals.reduce((sum, { amount: part }) => sum + part, 0) - release;
    booked.push(booking.entry.movement);
    entries.push(booking.entry);
    nets.push(balanceTransaction.net);
  }
  return { entries, nets };
}

const moved = (entries: readonly EntryDraft[], ...accounts: string[]): number =>
  entries
    .flatMap(({ lines }) => lines)
    .filter(({ account }) => accounts.includes(account))
    .reduce((sum, { debit, credit }) => sum + debit - credit, 0);
const runs = { numRuns: 1000 };

describe('every story of an order', () => {
  it('has balanced entries with one side per line, and clearing moves by exactly each net', () => {
    fc.assert(
      fc.property(world, (story) => {
        const { entries, nets } = bookAll(story);
        entries.forEach((entry, index) => {
          expect(entry.lines.reduce((sum, line) => sum + line.debit - line.credit, 0)).toBe(0);
          expect(
            entry.lines.every(({ debit, credit }) => debit > 0 !== credit > 0 && debit >= 0 && credit >= 0),
          ).toBe(true);
          expect(moved([entry], '1100')).toBe(nets[index]);
        });
        expect(moved(entries, '1100')).toBe(nets.reduce((sum, net) => sum + net, 0));
      }),
      runs,
    );
  });

  it('books tax, shipping and discount of an order exactly as the order has them, however many captures take it', () => {
    fc.assert(
      fc.property(orderWith(1000), someCuts, (anyOrder, cuts) => {
        const story: World = {
          order: anyOrder,
          policy: {
            discounts: 'contra',
            giftCardSkus: [],
            invoiceRates: {},
            deferral: {},
            disputeTaxRelief: false,
          },
          fee: 0,
          cuts,
          uncaptured: 0,
          refunds: [],
          rates: null,
        };
        const { entries } = bookAll(story);
        const { amounts } = anyOrder;
        expect(moved(entries, '4000')).toBe(0 - amounts.lines.amount);
        expect(moved(entries, '4010')).toBe(0 - amounts.shipping.amount);
        expect(moved(entries, '4020')).toBe(amounts.discount.amount);
        expect(moved(entries, '2100')).toBe(0 - amounts.tax.amount);
        expect(Math.abs(moved(entries, '7010'))).toBeLessThanOrEqual(1);
      }),
      runs,
    );
  });

  it('leaves no tax and no revenue when everything captured is refunded, to the unit', () => {
    fc.assert(
      fc.property(withoutGiftCards, (story) => {
        const refunded = { ...story, refunds: [...story.refunds, 1000] };
        // A refund that rounds to nothing after conversion is never told, so then not everything is refunded.
        fc.pre(everyMovementOf(refunded).every(({ amount }) => amount !== 0));
        const { entries } = bookAll(refunded);
        expect(moved(entries, '2100')).toBe(0);
        expect(moved(entries, '2300')).toBe(0);
        expect(moved(entries, '2200', '4000', '4010', '4020', '4900', '7010')).toBe(0);
      }),
      runs,
    );
  });

  it('puts nothing on the exchange account when nothing is converted', () => {
    fc.assert(
      fc.property(world, (story) => {
        expect(moved(bookAll({ ...story, rates: null }).entries, '7000')).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('splits converted money within a unit of each part’s share', () => {
    fc.assert(
      fc.property(converted, (story) => {
        const [entry] = bookAll({
          ...story,
          policy: { ...story.policy, discounts: 'contra' },
          refunds: [],
          uncaptured: 0,
        }).entries;
        const { amounts, total } = story.order;
        const settled = entry!.movement.gross;
        const share = (part: number): number => (part * settled) / total.amount;
        expect(Math.abs(-moved([entry!], '2100') - share(amounts.tax.amount))).toBeLessThanOrEqual(1);
        expect(Math.abs(-moved([entry!], '4010') - share(amounts.shipping.amount))).toBeLessThanOrEqual(1);
      }),
      runs,
    );
  });
});
