import { ORDER_REASONS } from '#contracts/models/order-explanation';
import { decimalText, type MoneyBody } from '../../../i18n/decimal-text';
import { sentenceOf } from './sentence';

const inWords = (money: MoneyBody): string => `${decimalText(money)} ${money.currency}`;

const FILLED = {
  message: 'cms-sync.update-order.v1',
  service: 'cms-sync',
  code: 'no-such-status',
  why: 'there is no status Shipped',
  workflow: 'order-to-cash',
  step: 'record-payment',
  attempts: '3',
  command: 'cms-sync.update-order',
  event: 'payment.succeeded',
  connection: 'stripe-1',
  status: 'New',
  entries: '2',
  entry: 'Sale N-1',
  method: 'sepa_debit',
  payout: 'po_1',
  day: '2026-11-22',
};

describe('the sentence of a reason', () => {
  it.each(ORDER_REASONS)('%s is told whole in both languages', (code) => {
    const reason = { code, parameters: FILLED, money: { amount: 12_999, currency: 'EUR' } };
    const [en, de] = [sentenceOf(reason, 'en', inWords), sentenceOf(reason, 'de', inWords)];
    for (const sentence of [en, de]) expect(sentence).not.toMatch(/undefined|\(\)/);
    expect(en).not.toBe(de);
  });

  it('tells a dispute in the reader’s language', () => {
    const parameters = { status: 'needs_response', why: 'product_not_received' };
    const reason = { code: 'dispute-open', parameters, money: { amount: 12_999, currency: 'EUR' } } as const;
    expect(sentenceOf(reason, 'en', inWords)).toContain('(goods not received)');
    const german = sentenceOf(reason, 'de', inWords);
    expect(german).toContain('(Ware nicht erhalten)');
    expect(german).not.toMatch(/needs|response/);
  });

  it('names the first of many events and counts the others', () => {
    const told = (event: string) =>
      sentenceOf({ code: 'awaiting-event', parameters: { ...FILLED, event }, money: null }, 'en', inWords);
    expect(told('a, b, c, d')).toBe('The workflow listens at “record-payment” for: a, b, c, d');
    expect(told('a, b, c, d, e, f')).toBe('The workflow listens at “record-payment” for: a, b, c and 3 more');
  });

  it('leaves out a cause that nobody told', () => {
    const reason = {
      code: 'run-failed',
      parameters: { workflow: 'w', step: 's', why: '' },
      money: null,
    } as const;
    expect(sentenceOf(reason, 'en', inWords)).toBe('The workflow w stands still at the step “s”');
  });

  it('says how much', () => {
    const reason = {
      code: 'awaiting-shopper',
      parameters: {},
      money: { amount: 12_999, currency: 'EUR' },
    } as const;
    expect(sentenceOf(reason, 'en', inWords)).toContain('129.99 EUR');
  });
});
