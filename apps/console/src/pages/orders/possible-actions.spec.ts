import type { Payment } from '#contracts/models/payment';
import { possibleActions } from './possible-actions';

const euro = (amount: number) => ({ amount, currency: 'EUR' });
const payment = (parts: Partial<Payment>): Payment =>
  ({
    amount: euro(1_000),
    authorized: euro(1_000),
    captured: euro(0),
    refunded: euro(0),
    ...parts,
  }) as unknown as Payment;

describe('what is offered for a payment', () => {
  it('is capture, cancel and refund while a part is captured and the rest is held', () => {
    const part = payment({ status: 'partially_captured', captured: euro(300), capturable: euro(700) });
    expect(possibleActions(part)).toEqual([
      { name: 'capture', most: euro(700) },
      { name: 'cancel', most: null },
      { name: 'refund', most: euro(300) },
    ]);
  });

  it('is a refund alone when what was not captured is released', () => {
    const part = payment({ status: 'partially_captured', captured: euro(300), capturable: euro(0) });
    expect(possibleActions(part)).toEqual([{ name: 'refund', most: euro(300) }]);
  });
});
