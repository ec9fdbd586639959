import { CancelPayment, CapturePayment, RefundPayment } from '#contracts/commands/payments';
import { PostOrder } from '#contracts/commands/erp';
import { editsMoney } from './edits-money';

const KEY = { storeId: 'shop', orderId: '17', paymentId: 'pay_1' };
const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('an edited message about money', () => {
  it.each([
    ['another amount', RefundPayment, { amount: eur(100) }, { amount: eur(9_000) }],
    ['all of it', RefundPayment, { amount: eur(100) }, {}],
    [
      'the same once more',
      RefundPayment,
      { amount: eur(100), sourceId: 'a' },
      { amount: eur(100), sourceId: 'b' },
    ],
    ['up to more', CapturePayment, { upTo: eur(100) }, { upTo: eur(9_000) }],
    ['the rest let go', CapturePayment, { amount: eur(100), final: false }, { amount: eur(100) }],
    ['what was paid too', CancelPayment, { onlyIfUnpaid: true }, {}],
    ['another payment', CancelPayment, {}, { paymentId: 'pay_2' }],
  ])('moves something else: %s', (_what, command, was, is) => {
    expect(editsMoney(command.type, { ...KEY, ...was }, { ...KEY, ...is })).toBe(true);
  });

  it('moves the same in other words, and in another order', () => {
    const was = { ...KEY, amount: eur(100), reason: 'duplicate' };
    const is = { note: 'sorry', amount: { currency: 'EUR', amount: 100 }, ...KEY };
    expect(editsMoney(RefundPayment.type, was, is)).toBe(false);
  });

  it('is not one about something else', () => {
    expect(editsMoney(PostOrder.type, KEY, { ...KEY, orderId: '18' })).toBe(false);
  });
});
