import { anOrder } from '#testing/factories/order';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { book } from './book';
import type { Booking } from './booking';
import { historyOf, type BookedMovement } from './order-history';

const POLICY = {
  discounts: 'contra' as const,
  giftCardSkus: [],
  deferral: {},
  disputeTaxRelief: false,
  invoiceRates: {},
};
const order = anOrder({ lines: [['A', 1, 9000]], shipping: 600, tax: 1900, discount: 1500 });

function bookAll(amounts: readonly number[], authorized = order.total.amount): Booking[] {
  const booked: BookedMovement[] = [];
  return amounts.map((amount, index) => {
    const booking = book({
      balanceTransaction: aBalanceTransaction({
        balanceTransactionId: `txn_${index}`,
        amount,
        authorized: { amount: authorized, currency: 'EUR' },
      }),
      order: { snapshots: [order], history: historyOf(booked), unearned: 0 },
      policy: POLICY,
      timeZone: 'UTC',
    });
    if (booking.kind === 'entry') booked.push(booking.entry.movement);
    return booking;
  });
}

const creditsOf = (booking: Booking): Array<[string, number]> =>
  booking.kind === 'entry'
    ? booking.entry.lines.map(({ account, debit, credit }): [string, number] => [account, credit - debit])
    : [];

describe('an order that is captured in parts', () => {
  it('has one entry for each capture, with its share of sales, shipping, discount and tax', () => {
    expect(order.total.amount).toBe(10_000);
    const [first] = bookAll([2500]);
    expect(Object.fromEntries(creditsOf(first!))).toEqual({
      1100: -2500,
      2100: 475,
      4000: 2250,
      4010: 150,
      4020: -375,
    });
  });

  it('has exactly its own amounts in the books when the last part is captured', () => {
    const sums = new Map<string, number>();
    for (const booking of bookAll([3333, 3333, 3334])) {
      for (const [account, amount] of creditsOf(booking)) {
        sums.set(account, (sums.get(account) ?? 0) + amount);
      }
    }
    expect(Object.fromEntries(sums)).toEqual({
      1100: -10_000,
      4000: 9000,
      4010: 600,
      4020: -1500,
      2100: 1900,
    });
  });

  it('stops as an exception when the captures come to more than was authorised', () => {
    expect(bookAll([6000, 4001])[1]).toMatchObject({
      kind: 'exception',
      fault: { code: 'order-charged-twice' },
    });
  });

  it('stops as an exception when another total was authorised', () => {
    expect(bookAll([100], 9_999)[0]).toMatchObject({ kind: 'exception', fault: { code: 'amount-mismatch' } });
  });
});
