import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { JournalEntry } from '#contracts/models/journal-entry';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { anOrder } from '#testing/factories/order';
import { bookOwn, type OwnHappening } from '../domain/book-own';
import type { EntryDraft } from '../domain/booking';
import { OrderBooks, POLICY } from './order-books';

type More = Partial<BalanceTransaction>;
const of = (reportingCategory: string, amount: number, more: More = {}): BalanceTransaction =>
  aBalanceTransaction({ reportingCategory, type: reportingCategory, amount, ...more });
const plain = (amount: number, tax = 0, currency = 'EUR'): ReturnType<typeof anOrder> =>
  anOrder({ orderId: 'table', lines: [['A', 1, amount]], shipping: 0, tax, currency });
const dollars = (euro: number, presented: number, category = 'charge'): BalanceTransaction =>
  of(category, euro, {
    fee: category === 'charge' ? 150 : 0,
    exchangeRate: '0.88',
    presentment: { amount: presented, currency: 'USD' },
  });
const told = (books: OrderBooks, ...movements: BalanceTransaction[]): EntryDraft[] =>
  movements.map((movement) => books.entry(movement));
const invoiced = { ...POLICY, invoiceRates: { USD: '0.9' } };
const yearly = (): ReturnType<typeof anOrder> =>
  anOrder({ orderId: 'table', lines: [['YEAR', 1, 12000]], shipping: 0, tax: 2280 });
const gift = (): ReturnType<typeof anOrder> =>
  anOrder({ orderId: 'table', lines: [['A', 1, 3000]], shipping: 0, tax: 570, otherPayments: 3000 });
const own = (category: OwnHappening['category'], amounts: OwnHappening['amounts']): EntryDraft[] => {
  const draft = bookOwn({ category, amounts, currency: 'EUR', date: '2026-11-20', about: 'table' });
  return draft ? [draft] : [];
};
/** Movements of the account itself, out and in. */
const ACCOUNT = [
  'payout',
  'payout_reversal',
  'fee',
  'tax',
  'risk_reserved_funds',
  'connect_reserved_funds',
  'topup',
  'topup_reversal',
];

/** Entries of the whole posting table, as the engine makes them: small amounts, each with a key of its own. */
export function everyRow(): JournalEntry[] {
  const drafts: EntryDraft[] = [
    ...told(
      new OrderBooks(plain(10000, 1900)),
      of('charge', 11900, { fee: 195 }),
      of('partial_capture_reversal', -3000),
    ),
    ...told(
      new OrderBooks(plain(5000, 950)),
      of('charge', 5950, { fee: 111 }),
      of('refund', -2380),
      of('refund', -3570, { fee: 25 }),
      of('refund_failure', 5950),
    ),
    ...told(new OrderBooks(plain(10000, 1900)), of('charge', 11900), of('charge_failure', -11900)),
    ...told(
      new OrderBooks(plain(11900)),
      of('charge', 11900),
      of('dispute', -11900, { fee: 2000 }),
      of('dispute_reversal', 11900),
    ),
    ...told(
      new OrderBooks(plain(6000, 0, 'USD')),
      dollars(5280, 6000),
      dollars(-2600, -3000, 'refund'),
      dollars(-2700, -3000, 'dispute'),
      dollars(2650, 3000, 'dispute_reversal'),
    ),
    ...told(new OrderBooks(plain(6000, 0, 'USD'), invoiced), dollars(5280, 6000)),
    ...told(
      new OrderBooks(anOrder({ lines: [['GIFT-50', 1, 5000]], shipping: 0, tax: 0 })),
      of('charge', 5000),
    ),
    ...told(new OrderBooks(gift()), of('charge', 570)),
    ...told(new OrderBooks(yearly()), of('charge', 14280), of('refund', -14280)),
    ...ACCOUNT.flatMap((category) => [
      ...told(new OrderBooks(null), of(category, -900)),
      ...told(new OrderBooks(null), of(category, 700)),
    ]),
    ...told(new OrderBooks(null), of('charge', 1234), of('refund', -1234)),
    ...own('dispute-lost', { value: 10000, lossTax: 1900, disputed: 11900 }),
    ...own('gift-card-breakage', { value: 700 }),
    ...own('store-credit-issued', { revenueOffset: 1000, taxOffset: 190, value: 1190 }),
    ...own('store-credit-spent', { value: 1190, sales: 1000, tax: 190 }),
    ...own('charge-identified', { gross: 1190, sales: 1000, tax: 190 }),
    ...own('revenue-recognised', { value: 1000 }),
    ...own('bank-line', { value: 15000 }),
  ];
  return drafts.map(({ rule, description, currency, date, lines }, index) => ({
    ...aJournalEntry({
      key: `stripe:txn_table_${index}`,
      orderId: 'table',
      rule,
      description,
      currency,
      date,
    }),
    lines,
  }));
}
