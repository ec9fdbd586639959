import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { Order } from '#contracts/models/order';
import { aBalanceTransaction as bt } from '#testing/factories/balance-transaction';
import { anOrder } from '#testing/factories/order';
import { OrderBooks, POLICY, shown } from '../specs/order-books';
import { anInvoice } from '../specs/an-invoice';
import { bookOwn, type OwnHappening } from './book-own';
import { addMonths, lastDayOf, nextShare } from './deferral';
import { POSTING_TABLE } from './posting-table';

const of = (reportingCategory: string, amount: number, fee = 0): BalanceTransaction =>
  bt({ reportingCategory, type: reportingCategory, amount, fee });
const account = (movement: BalanceTransaction): { rule: string; lines: string[] } => {
  const { rule, lines } = new OrderBooks(null).entry(movement);
  return { rule, lines: shown(lines) };
};
const plain = (amount: number, tax = 0): Order =>
  anOrder({ lines: [['A', 1, amount]], shipping: 0, tax, discount: 0 });
const own = (parts: Partial<OwnHappening> & Pick<OwnHappening, 'category' | 'amounts'>): string[] => {
  const draft = bookOwn({ currency: 'EUR', date: '2026-11-20', about: 'test', ...parts });
  return draft ? shown(draft.lines) : [];
};

describe('rows of the posting table after the sale', () => {
  it('row 8: a dispute is a claim, and its fee, which one movement holds, an expense', () => {
    const books = new OrderBooks(plain(10000, 1900));
    books.entry(of('charge', 11900));
    const entry = books.entry(of('dispute', -11900, 2000));
    expect([entry.rule, shown(entry.lines)]).toEqual([
      '8',
      ['D 1120 11900', 'C 1100 11900', 'D 6010 2000', 'C 1100 2000'],
    ]);
  });

  it('row 9: a dispute won gives the claim back; a fee comes back only when the movement says so', () => {
    const books = new OrderBooks(plain(11900));
    books.entry(of('charge', 11900));
    books.entry(of('dispute', -11900, 2000));
    expect(books.lines(of('dispute_reversal', 11900))).toEqual(['D 1100 11900', 'C 1120 11900']);
    expect(account(of('dispute_reversal', 11900, -1500))).toEqual({
      rule: '9',
      lines: ['D 1100 11900', 'C 1120 11900', 'C 6010 1500', 'D 1100 1500'],
    });
  });

  it('row 10: a dispute lost is a loss of the claim, with tax relief when the store has it', () => {
    expect(own({ category: 'dispute-lost', amounts: { value: 11900, disputed: 11900 } })).toEqual([
      'D 6020 11900',
      'C 1120 11900',
    ]);
    expect(
      own({ category: 'dispute-lost', amounts: { value: 10000, lossTax: 1900, disputed: 11900 } }),
    ).toEqual(['D 6020 10000', 'D 2100 1900', 'C 1120 11900']);
  });

  it.each([
    ['row 11: a payout is on its way', of('payout', -15000), '11', ['D 1110 15000', 'C 1100 15000']],
    [
      'row 11: an instant payout has a fee of its own',
      of('payout', -15000, 150),
      '11',
      ['D 1110 15000', 'C 1100 15000', 'D 6030 150', 'C 1100 150'],
    ],
    ['row 13: a payout failed', of('payout_reversal', 4000), '13', ['C 1110 4000', 'D 1100 4000']],
    [
      'row 13: a debit of the bank failed',
      of('payout_reversal', -4000),
      '13',
      ['D 1110 4000', 'C 1100 4000'],
    ],
    ['row 14: a negative payout', of('payout', 1000), '14', ['C 1110 1000', 'D 1100 1000']],
    ['row 21: a separate fee', of('fee', -250), '21', ['D 6030 250', 'C 1100 250']],
    ['row 21: a separate fee given back', of('fee', 250), '21', ['C 6030 250', 'D 1100 250']],
    ['row 21: tax on fees', of('tax', -48), '21', ['D 6030 48', 'C 1100 48']],
    ['row 25: a reserve held', of('risk_reserved_funds', -2500), '25', ['D 1130 2500', 'C 1100 2500']],
    ['row 25: a reserve released', of('risk_reserved_funds', 2500), '25', ['C 1130 2500', 'D 1100 2500']],
    ['row 26: a top-up', of('topup', 2000), '26', ['C 1110 2000', 'D 1100 2000']],
    ['row 26: a top-up taken back', of('topup_reversal', -2000), '26', ['D 1110 2000', 'C 1100 2000']],
  ])('%s', (_what, movement, rule, lines) => {
    expect(account(movement)).toEqual({ rule, lines });
  });

  it('row 12: the bank has it; money the bank returned goes the other way', () => {
    expect(own({ category: 'bank-line', amounts: { value: 15000 } })).toEqual([
      'D 1000 15000',
      'C 1110 15000',
    ]);
    expect(own({ category: 'bank-line', amounts: { value: -15000 } })).toEqual([
      'C 1000 15000',
      'D 1110 15000',
    ]);
  });

  it('row 17: disputes of converted money stand at the rate of the sale, like refunds', () => {
    const order = anOrder({ lines: [['A', 1, 6000]], shipping: 0, tax: 0, currency: 'USD' });
    const books = new OrderBooks(order);
    books.entry(bt({ amount: 5280, presentment: { amount: 6000, currency: 'USD' } }));
    const usd = (amount: number) => ({ presentment: { amount, currency: 'USD' } });
    const dispute = books.entry(
      bt({ reportingCategory: 'dispute', amount: -5160, fee: 1500, ...usd(-6000) }),
    );
    expect([dispute.rule, shown(dispute.lines)]).toEqual([
      '17',
      ['D 1120 5280', 'C 7000 120', 'C 1100 5160', 'D 6010 1500', 'C 1100 1500'],
    ]);
    expect(books.lines(bt({ reportingCategory: 'dispute_reversal', amount: 5340, ...usd(6000) }))).toEqual([
      'D 1100 5340',
      'C 1120 5280',
      'C 7000 60',
    ]);
  });

  it('row 19: breakage of a gift card', () => {
    expect(own({ category: 'gift-card-breakage', amounts: { value: 700 } })).toEqual([
      'D 2300 700',
      'C 4910 700',
    ]);
  });

  it('row 20: store credit given and spent', () => {
    expect(
      own({ category: 'store-credit-issued', amounts: { revenueOffset: 1000, taxOffset: 190, value: 1190 } }),
    ).toEqual(['D 4900 1000', 'D 2100 190', 'C 2310 1190']);
    expect(own({ category: 'store-credit-spent', amounts: { value: 1190, sales: 1000, tax: 190 } })).toEqual([
      'D 2310 1190',
      'C 4000 1000',
      'C 2100 190',
    ]);
  });

  it('rows 22 to 24: a year sold, three months earned, nine refunded', () => {
    const books = new OrderBooks(
      anOrder({ lines: [['YEAR', 1, 12000]], shipping: 0, tax: 2280, discount: 0 }),
    );
    const sale = books.entry(of('charge', 14280));
    expect([sale.rule, shown(sale.lines), sale.deferrals]).toEqual([
      '22',
      ['D 1100 14280', 'C 2200 12000', 'C 2100 2280'],
      [{ amount: 12000, months: 12 }],
    ]);
    expect(own({ category: 'revenue-recognised', amounts: { value: 1000 } })).toEqual([
      'D 2200 1000',
      'C 4000 1000',
    ]);
    books.unearned -= 3000;
    const refund = books.entry(of('refund', -10710));
    expect([refund.rule, shown(refund.lines), refund.release]).toEqual([
      '24',
      ['D 2200 9000', 'D 2100 1710', 'C 1100 10710'],
      9000,
    ]);
    expect(books.unearned).toBe(0);
  });

  it('row 24: what is refunded beyond the unearned part was earned', () => {
    const books = new OrderBooks(
      anOrder({ lines: [['YEAR', 1, 12000]], shipping: 0, tax: 2280, discount: 0 }),
    );
    books.entry(of('charge', 14280));
    books.unearned = 9000;
    expect(books.lines(of('refund', -14280))).toEqual([
      'D 4900 3000',
      'D 2200 9000',
      'D 2100 2280',
      'C 1100 14280',
    ]);
  });

  it('row 22: an invoice of a year is earned over its period, one of a month at once', () => {
    const year = anInvoice({ amount: 12000, tax: 2280, months: 12 });
    const entry = new OrderBooks(null, POLICY, 'UTC', year).entry(of('charge', 14280));
    expect([entry.rule, shown(entry.lines), entry.deferrals]).toEqual([
      '22',
      ['D 1100 14280', 'C 2200 12000', 'C 2100 2280'],
      [{ amount: 12000, months: 12, firstMonth: '2026-11' }],
    ]);
    const month = anInvoice({ amount: 1000, tax: 190, months: 1 });
    expect(new OrderBooks(null, POLICY, 'UTC', month).lines(of('charge', 1190))).toEqual([
      'D 1100 1190',
      'C 4000 1000',
      'C 2100 190',
    ]);
  });

  it('row 27: an invoice that came after its charge gives the parked money its meaning', () => {
    expect(own({ category: 'charge-identified', amounts: { gross: 1190, sales: 1000, tax: 190 } })).toEqual([
      'D 9000 1190',
      'C 4000 1000',
      'C 2100 190',
    ]);
  });

  it('row 28: a bank debit that failed takes the sale back, and the order may be paid anew', () => {
    const order = anOrder({ lines: [['A', 1, 10000]], discount: 1000, shipping: 500, tax: 1805 });
    const books = new OrderBooks(order);
    books.entry(of('charge', 11305, 195));
    const failure = books.entry(of('charge_failure', -11305, 400));
    expect([failure.rule, shown(failure.lines)]).toEqual([
      '28',
      [
        'D 4000 10000',
        'D 4010 500',
        'D 2100 1805',
        'C 4020 1000',
        'C 1100 11305',
        'D 6000 400',
        'C 1100 400',
      ],
    ]);
    expect(books.entry(of('charge', 11305)).rule).toBe('2');
    expect(account(of('charge_failure', -1500)).lines).toEqual(['D 9000 1500', 'C 1100 1500']);
  });

  it('names every documented row but the authorisation, which moves nothing, and the fee, a pair of lines', () => {
    const rows = new Set(POSTING_TABLE.map(({ rule }) => Number(rule)));
    const named = Array.from({ length: 28 }, (_, index) => index + 1).filter((row) => rows.has(row));
    // 1: no movement; 3: lines of every entry; 6: row 5 for the whole.
    expect(named).toEqual([2, 4, 5, ...Array.from({ length: 22 }, (_, index) => index + 7)]);
  });

  it('has no two rows for one case', () => {
    const cases = POSTING_TABLE.map(({ category, situation }) => `${category}/${situation}`);
    expect(new Set(cases).size).toBe(cases.length);
  });
});

describe('months', () => {
  it('share an amount to the unit, the last taking the rest', () => {
    let left = 10000;
    const shares = Array.from({ length: 12 }, (_, index) => {
      const share = nextShare(left, 12 - index);
      left -= share;
      return share;
    });
    expect(left).toBe(0);
    expect(shares.slice(0, 3)).toEqual([833, 833, 833]);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
  });

  it('go on over the end of a year', () => {
    expect([addMonths('2026-11', 3), lastDayOf('2028-02')]).toEqual(['2027-02', '2028-02-29']);
  });
});
