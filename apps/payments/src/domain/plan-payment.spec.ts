import { NOW, orderRecord, paymentRecord } from '../specs/records';
import { findCheckout } from './find-checkout';
import { planCancel } from './plan-cancel';
import { planPayment } from './plan-payment';

const paidInShop = () => orderRecord({ order: { ...orderRecord().order, commercePaid: true } });
const capturedPart = (
  captured: number,
  standing: 'capturing' | 'partially_captured' = 'partially_captured',
) => {
  const payment = paymentRecord(standing);
  return { ...payment, state: { ...payment.state, authorized: 10_000, captured } };
};
const LATER = new Date(NOW.getTime() + 7_200_000);

describe('making an order payable', () => {
  it.each([
    ['an order with nothing yet', orderRecord(), [], 'create'],
    ['one whose page ended', orderRecord(), [paymentRecord('session_expired')], 'create'],
    [
      'one whose slow payment failed',
      orderRecord(),
      [paymentRecord('failed', { checkoutComplete: true })],
      'create',
    ],
    ['one with an open page', orderRecord(), [paymentRecord('pending')], 'keep'],
    ['one declined on a page that is still open', orderRecord(), [paymentRecord('failed')], 'keep'],
    ['one with a slow payment under way', orderRecord(), [paymentRecord('processing')], 'keep'],
    ['a paid one', orderRecord(), [paymentRecord('paid')], 'keep'],
    [
      'one whose answer never came',
      orderRecord(),
      [paymentRecord('pending', { checkoutSessionId: null })],
      'resume',
    ],
    ['one with a page for a former total', orderRecord({}, 12_000), [paymentRecord('pending')], 'supersede'],
    [
      'one with a slow payment of a former total',
      orderRecord({}, 12_000),
      [paymentRecord('processing')],
      'refuse',
    ],
    ['one paid with a former total', orderRecord({}, 12_000), [paymentRecord('paid')], 'refuse'],
    [
      'one of which so much was given back that the rest is the total',
      orderRecord({}, 8_000),
      [paymentRecord('paid', { refunded: 2_000 })],
      'keep',
    ],
    [
      'one of which less was given back',
      orderRecord({}, 8_000),
      [paymentRecord('paid', { refunded: 1_999 })],
      'refuse',
    ],
    ['one captured for the new total', orderRecord({}, 8_000), [capturedPart(8_000)], 'keep'],
    [
      'one that is still held beside it',
      orderRecord({}, 8_000),
      [capturedPart(8_000, 'capturing')],
      'refuse',
    ],
    ['a canceled one', orderRecord({ canceledAt: NOW }), [], 'refuse'],
    ['one that the shop holds to be paid', paidInShop(), [], 'refuse'],
    ['one paid in the shop whose page ended', paidInShop(), [paymentRecord('session_expired')], 'create'],
    ['a free one', orderRecord({}, 0), [], 'nothing-to-pay'],
    ['one that became free', orderRecord({}, 0), [paymentRecord('pending')], 'supersede'],
    [
      'one known to be free',
      orderRecord({}, 0),
      [paymentRecord('not_required', { mode: 'none', amount: 0 })],
      'keep',
    ],
  ] as const)('%s', (_, order, payments, expected) => {
    expect(planPayment(order, payments, NOW).do).toBe(expected);
  });

  it('ends a page that is over by the clock before it makes another', () => {
    expect(planPayment(orderRecord(), [paymentRecord('pending')], LATER).do).toBe('supersede');
  });

  it('never makes a second page while one can be paid', () => {
    for (const standing of [
      'pending',
      'requires_action',
      'processing',
      'failed',
      'authorized',
      'paid',
    ] as const) {
      const plan = planPayment(orderRecord(), [paymentRecord(standing)], NOW);
      expect(plan.do).not.toBe('create');
    }
  });
});

describe("where the shopper's link leads", () => {
  it.each([
    [[paymentRecord('pending')], 'open'],
    [[paymentRecord('failed')], 'open'],
    [[paymentRecord('failed', { checkoutComplete: true, checkoutUrl: null })], 'renewable'],
    [[paymentRecord('session_expired', { checkoutUrl: null })], 'renewable'],
    [[paymentRecord('processing')], 'pending'],
    [[paymentRecord('authorized')], 'paid'],
    [[paymentRecord('session_expired'), paymentRecord('paid')], 'paid'],
    [[paymentRecord('not_required', { mode: 'none' })], 'paid'],
    [[paymentRecord('not_required', { mode: 'none', amount: 0 })], 'renewable'],
    [[paymentRecord('pending', { currency: 'USD' })], 'renewable'],
    [[], 'renewable'],
  ] as const)('%#: %s', (payments, state) => {
    expect(findCheckout(orderRecord(), payments, NOW).state).toBe(state);
  });

  it('AC-24: nowhere while the provider takes no payment of this amount, and to a fresh page for another total', () => {
    const failure = { code: 'amount-too-small', declineCode: null, message: 'Too small.' };
    const refused = paymentRecord('canceled', { checkoutUrl: null });
    const payments = [{ ...refused, state: { ...refused.state, failure } }];
    expect(findCheckout(orderRecord(), payments, NOW).state).toBe('closed');
    expect(findCheckout(orderRecord({}, 99_900), payments, NOW).state).toBe('renewable');
    expect(findCheckout(orderRecord(), [refused], NOW).state).toBe('renewable');
  });

  it('nowhere once the money was given back, and to thanks while some of it is kept', () => {
    const refunded = (sum: number) => [paymentRecord('paid', { refunded: sum })];
    expect(findCheckout(orderRecord(), refunded(10_000), NOW).state).toBe('closed');
    expect(findCheckout(orderRecord(), refunded(4_000), NOW).state).toBe('paid');
  });

  it('nowhere for a canceled order, and to a fresh page after the time of the old one', () => {
    expect(findCheckout(orderRecord({ canceledAt: NOW }), [paymentRecord('pending')], NOW).state).toBe(
      'closed',
    );
    expect(findCheckout(orderRecord(), [paymentRecord('pending')], LATER).state).toBe('renewable');
    expect(findCheckout(undefined, [], NOW).state).toBe('unknown');
  });
});

describe('canceling', () => {
  it('AC-17: money or a payment under way refuses a cancel that is only for unpaid orders', () => {
    for (const standing of ['authorized', 'paid'] as const) {
      expect(planCancel([paymentRecord(standing)], true)).toMatchObject({ do: 'refuse', why: 'holds-money' });
    }
    expect(planCancel([paymentRecord('processing')], true)).toMatchObject({ why: 'in-progress' });
    expect(planCancel([paymentRecord('pending')], true).do).toBe('end');
  });

  it('ends what is open or held, finds what was lost sight of, leaves what is under way', () => {
    expect(planCancel([paymentRecord('authorized')], false).do).toBe('end');
    expect(planCancel([paymentRecord('pending', { checkoutSessionId: null })], false).do).toBe('find');
    expect(planCancel([paymentRecord('processing')], false)).toEqual({ do: 'finish', captured: [] });
    const captured = paymentRecord('paid');
    expect(planCancel([captured, paymentRecord('canceled')], false)).toEqual({
      do: 'finish',
      captured: [captured],
    });
  });
});
