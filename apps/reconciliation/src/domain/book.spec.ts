import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { Order } from '#contracts/models/order';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { anOrder } from '#testing/factories/order';
import { OrderBooks, POLICY } from '../specs/order-books';
import { book } from './book';
import { historyOf } from './order-history';
import { POSTING_TABLE, versionOf } from './posting-table';

const bt = aBalanceTransaction;
const plain = (amount: number, tax: number): Order =>
  anOrder({ lines: [['A', 1, amount]], shipping: 0, tax, discount: 0 });
const refund = (amount: number, more: Partial<BalanceTransaction> = {}): BalanceTransaction =>
  bt({ reportingCategory: 'refund', type: 'refund', amount: -amount, ...more });

describe('the posting table', () => {
  it('rows 2 and 3: a sale with discount, shipping, tax and the fee', () => {
    const order = anOrder({ lines: [['A', 1, 10000]], discount: 1000, shipping: 500, tax: 1805 });
    expect(new OrderBooks(order).lines(bt({ amount: 11305, fee: 195 }))).toEqual([
      'D 1100 11305',
      'D 4020 1000',
      'C 4000 10000',
      'C 4010 500',
      'C 2100 1805',
      'D 6000 195',
      'C 1100 195',
    ]);
  });

  it('row 2: discounts net of sales, when the store keeps its books so', () => {
    const order = anOrder({ lines: [['A', 1, 10000]], discount: 1000, shipping: 0, tax: 0 });
    expect(new OrderBooks(order, { ...POLICY, discounts: 'net' }).lines(bt({ amount: 9000 }))).toEqual([
      'D 1100 9000',
      'C 4000 9000',
    ]);
  });

  it('row 4: what was not captured is taken back from sales, tax and shipping, not booked as a refund', () => {
    const books = new OrderBooks(plain(10000, 0));
    books.entry(bt({ amount: 10000 }));
    expect(books.lines(bt({ reportingCategory: 'partial_capture_reversal', amount: -3000 }))).toEqual([
      'D 4000 3000',
      'C 1100 3000',
    ]);
    const mixed = new OrderBooks(
      anOrder({ lines: [['A', 1, 8000]], shipping: 500, tax: 1615, discount: 115 }),
    );
    mixed.entry(bt({ amount: 10000 }));
    expect(mixed.lines(bt({ reportingCategory: 'partial_capture_reversal', amount: -5000 }))).toEqual([
      'D 4000 4000',
      'D 4010 250',
      'D 2100 807',
      'C 4020 57',
      'C 1100 5000',
    ]);
  });

  it('rows 5 and 6: refunds take tax in proportion, the last one takes the rounding rest', () => {
    const books = new OrderBooks(plain(5000, 950));
    books.entry(bt({ amount: 5950, fee: 111 }));
    expect(books.lines(refund(2380))).toEqual(['D 4900 2000', 'D 2100 380', 'C 1100 2380']);
    expect(books.lines(refund(3570))).toEqual(['D 4900 3000', 'D 2100 570', 'C 1100 3570']);
    const whole = new OrderBooks(plain(5000, 950));
    whole.entry(bt({ amount: 5950 }));
    expect(whole.entry(refund(5950, { fee: 25 })).rule).toBe('6');
  });

  it('row 7: a failed refund is owed to the customer, not revenue', () => {
    const books = new OrderBooks(plain(5000, 950));
    books.entry(bt({ amount: 5950 }));
    books.entry(refund(5950));
    const failure = bt({ reportingCategory: 'refund_failure', amount: 5950 });
    expect(books.lines(failure)).toEqual(['D 1100 5950', 'C 2320 5950']);
  });

  it('row 5: a refund that is made anew pays what a failed one has left owed, before it takes revenue back', () => {
    const failure = bt({ reportingCategory: 'refund_failure', amount: 2380 });
    const books = new OrderBooks(plain(5000, 950));
    books.entry(bt({ amount: 5950 }));
    books.entry(refund(2380));
    books.entry(failure);
    expect(books.lines(refund(1000, { fee: 25 }))).toEqual([
      'D 2320 1000',
      'C 1100 1000',
      'D 6000 25',
      'C 1100 25',
    ]);
    expect(books.lines(refund(4950))).toEqual(['D 4900 3000', 'D 2320 1380', 'D 2100 570', 'C 1100 4950']);
    expect(books.try(refund(1))).toMatchObject({
      kind: 'exception',
      fault: { code: 'refund-exceeds-charge' },
    });
  });

  it('row 17: a converted refund that is made anew pays what is owed at the rate that it is owed at', () => {
    const order = anOrder({ lines: [['A', 1, 6000]], shipping: 0, tax: 0, currency: 'USD' });
    const dollars = (amount: number) => ({ presentment: { amount, currency: 'USD' } });
    const books = new OrderBooks(order);
    books.entry(bt({ amount: 5280, ...dollars(6000) }));
    books.entry(refund(5160, dollars(-6000)));
    books.entry(bt({ reportingCategory: 'refund_failure', amount: 5160, ...dollars(6000) }));
    expect(books.lines(refund(2600, dollars(-3000)))).toEqual(['D 2320 2580', 'D 7000 20', 'C 1100 2600']);
    expect(books.lines(refund(2500, dollars(-3000)))).toEqual(['D 2320 2580', 'C 7000 80', 'C 1100 2500']);
  });

  it('row 15: money settled in another currency is split to the unit, with what the customer saw beside it', () => {
    const order = anOrder({ lines: [['A', 1, 6000]], shipping: 0, tax: 0, currency: 'USD' });
    const movement = bt({ amount: 5280, fee: 150, presentment: { amount: 6000, currency: 'USD' } });
    const entry = new OrderBooks(order).entry(movement);
    expect([entry.rule, entry.currency, entry.presentment]).toEqual([
      '15',
      'EUR',
      { amount: 6000, currency: 'USD' },
    ]);
    expect(new OrderBooks(order).lines(movement)).toEqual([
      'D 1100 5280',
      'C 4000 5280',
      'D 6000 150',
      'C 1100 150',
    ]);
  });

  it('row 16: an invoice the ERP made at its own rate leaves a gain or loss on exchange', () => {
    const order = anOrder({ lines: [['A', 1, 6000]], shipping: 0, tax: 0, currency: 'USD' });
    const movement = bt({ amount: 5280, presentment: { amount: 6000, currency: 'USD' } });
    const at = (rate: string): string[] =>
      new OrderBooks(order, { ...POLICY, invoiceRates: { USD: rate } }).lines(movement);
    expect(at('0.90')).toEqual(['D 1100 5280', 'D 7000 120', 'C 1200 5400']);
    expect(at('0.87')).toEqual(['D 1100 5280', 'C 7000 60', 'C 1200 5220']);
  });

  it('row 17: a converted refund offsets revenue at the rate of the sale', () => {
    const order = anOrder({ lines: [['A', 1, 6000]], shipping: 0, tax: 0, currency: 'USD' });
    const books = new OrderBooks(order);
    books.entry(bt({ amount: 5280, presentment: { amount: 6000, currency: 'USD' } }));
    expect(books.lines(refund(5160, { presentment: { amount: -6000, currency: 'USD' } }))).toEqual([
      'D 4900 5280',
      'C 7000 120',
      'C 1100 5160',
    ]);
  });

  it('row 18: a gift card sold is a liability', () => {
    const order = anOrder({ lines: [['GIFT-50', 1, 5000]], shipping: 0, tax: 0 });
    const books = new OrderBooks(order);
    expect(books.lines(bt({ amount: 5000, fee: 100 }))).toEqual([
      'D 1100 5000',
      'C 2300 5000',
      'D 6000 100',
      'C 1100 100',
    ]);
    expect(books.lines(refund(5000))).toEqual(['D 2300 5000', 'C 1100 5000']);
  });

  it('row 19: a gift card pays a part; the charge is the rest', () => {
    const order = anOrder({ lines: [['A', 1, 3000]], shipping: 0, tax: 570, otherPayments: 3000 });
    const books = new OrderBooks(order);
    expect(books.lines(bt({ amount: 570 }))).toEqual([
      'D 1100 570',
      'D 2300 3000',
      'C 4000 3000',
      'C 2100 570',
    ]);
    expect(books.lines(refund(570))).toEqual(['D 4900 479', 'D 2100 91', 'C 1100 570']);
  });

  it('row 27: a charge that belongs to no order is booked in full, its meaning parked', () => {
    expect(new OrderBooks(null).lines(bt({ amount: 1500, fee: 48 }))).toEqual([
      'D 1100 1500',
      'C 9000 1500',
      'D 6000 48',
      'C 1100 48',
    ]);
    expect(new OrderBooks(null).lines(refund(1500))).toEqual(['D 9000 1500', 'C 1100 1500']);
  });

  it('puts what a total is off by rounding on its own account', () => {
    expect(new OrderBooks(anOrder({ total: 12496 })).lines(bt({ amount: 12496 }))).toContain('C 7010 1');
    expect(new OrderBooks(anOrder({ total: 12494 })).lines(bt({ amount: 12494 }))).toContain('D 7010 1');
  });

  it('gives a fee that comes back to the expense it came from', () => {
    const books = new OrderBooks(plain(5000, 0));
    books.entry(bt({ amount: 5000, fee: 100 }));
    expect(books.lines(refund(5000, { fee: -100 }))).toEqual([
      'D 4900 5000',
      'C 1100 5000',
      'C 6000 100',
      'D 1100 100',
    ]);
  });

  it("dates an entry by the store's day", () => {
    const late = bt({ amount: 12495, createdAt: '2026-11-20T23:30:00Z' });
    const day = (zone: string): string => new OrderBooks(anOrder(), POLICY, zone).entry(late).date;
    expect([day('UTC'), day('Europe/Berlin'), day('America/Los_Angeles')]).toEqual([
      '2026-11-20',
      '2026-11-21',
      '2026-11-20',
    ]);
  });

  it('changes its version when a row changes', () => {
    const [first, ...others] = POSTING_TABLE;
    expect(versionOf(POSTING_TABLE)).toMatch(/^3\+[0-9a-f]{12}$/);
    expect(versionOf([{ ...first!, description: 'Other' }, ...others])).not.toBe(versionOf(POSTING_TABLE));
  });
});

describe('what no rule may book', () => {
  const code = (books: OrderBooks, movement: BalanceTransaction): string => {
    const booking = books.try(movement);
    return booking.kind === 'exception' ? booking.fault.code : booking.kind;
  };
  const charged = (order: Order = anOrder()): OrderBooks => {
    const books = new OrderBooks(order);
    books.entry(bt({ amount: order.total.amount }));
    return books;
  };

  it.each([
    [
      'a category without a row',
      new OrderBooks(anOrder()),
      bt({ reportingCategory: 'advance', amount: 12495 }),
      'unknown-category',
    ],
    ['an amount that is not the total', new OrderBooks(anOrder()), bt({ amount: 12494 }), 'amount-mismatch'],
    [
      'another currency than the order',
      new OrderBooks(anOrder()),
      bt({ amount: 12495, currency: 'USD' }),
      'currency-mismatch',
    ],
    [
      'net that is not amount less fee',
      new OrderBooks(anOrder()),
      { ...bt({ amount: 12495 }), net: 1 },
      'movement-inconsistent',
    ],
    ['a negative charge', new OrderBooks(anOrder()), bt({ amount: -12495 }), 'unexpected-sign'],
    [
      'an order that does not sum',
      new OrderBooks(anOrder({ total: 12600 })),
      bt({ amount: 12600 }),
      'order-parts-mismatch',
    ],
    ['a second charge of one order', charged(), bt({ amount: 12495 }), 'order-charged-twice'],
    ['more refunded than captured', charged(), refund(12496), 'refund-exceeds-charge'],
    ['nothing at all', new OrderBooks(null), bt({ amount: 0 }), 'movement-empty'],
    ['a refund before its charge', new OrderBooks(anOrder()), refund(100), 'wait'],
    [
      'a reversal before its charge',
      new OrderBooks(anOrder()),
      bt({ reportingCategory: 'partial_capture_reversal', amount: -1 }),
      'wait',
    ],
  ])('is %s', (_what, books, movement, expected) => {
    expect(code(books, movement)).toBe(expected);
  });

  it('is a refund of a sale that the ERP invoiced', () => {
    const order = anOrder({ currency: 'USD' });
    const books = new OrderBooks(order, { ...POLICY, invoiceRates: { USD: '0.9' } });
    books.entry(bt({ amount: 11000, presentment: order.total }));
    expect(code(books, refund(100, { presentment: { amount: -114, currency: 'USD' } }))).toBe(
      'refund-of-invoiced-sale',
    );
  });

  it('compares with the snapshot whose total was charged, not only with the newest', () => {
    const snapshots = [anOrder({ tax: 2000 }), anOrder()];
    const order = { snapshots, history: historyOf([]), unearned: 0 };
    const booking = book({
      balanceTransaction: bt({ amount: 12495 }),
      order,
      policy: POLICY,
      timeZone: 'UTC',
    });
    expect(booking.kind).toBe('entry');
  });
});
