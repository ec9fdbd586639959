import fc from 'fast-check';
import { orderRecord, paymentRecord } from '../specs/records';
import { booksComplete, type BookedMovement } from './books';
import { decideCapture } from './decide-capture';
import { decideRefund } from './decide-refund';
import { judgeMoney } from './money-exception';
import { nextRefundStatus, refundedSum } from './refund-state';
import { STANDINGS } from './standing';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const anyAmount = fc.option(fc.integer({ min: -5, max: 20_000 }).map(eur), { nil: undefined });

describe('what the service guarantees whatever a command says', () => {
  it('never captures more than is authorised, nor anything that is not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STANDINGS),
        fc.integer({ min: 1, max: 15_000 }),
        anyAmount,
        fc.boolean(),
        (standing, authorized, asked, canceled) => {
          const payment = paymentRecord(standing, { amount: authorized });
          const order = orderRecord({ canceledAt: canceled ? new Date() : null }, authorized);
          const decision = decideCapture(order, payment, { amount: asked, final: true });
          if (decision.do !== 'capture') return;
          expect(standing).toBe('authorized');
          expect(canceled).toBe(false);
          expect(decision.amount).toBeGreaterThan(0);
          expect(decision.amount).toBeLessThanOrEqual(authorized);
        },
      ),
    );
  });

  it('any sequence of refunds returns at most what was captured', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 15_000 }),
        fc.array(anyAmount, { maxLength: 20 }),
        (captured, asks) => {
          let refunded = 0;
          for (const asked of asks) {
            const payment = paymentRecord('paid', { amount: captured, refunded });
            const decision = decideRefund(payment, asked);
            if (decision.do === 'refund') refunded += decision.amount;
          }
          expect(refunded).toBeLessThanOrEqual(captured);
        },
      ),
    );
  });

  it('captures nothing of a payment that does not fit its order', () => {
    const payment = paymentRecord('authorized', { exceptionCode: 'paid-twice' });
    expect(decideCapture(orderRecord(), payment, { final: true })).toMatchObject({ why: 'has-exception' });
  });

  it.each([6_000, 16_000])('takes all of it only for the total it is for, not for %i', (total) => {
    const [order, payment] = [orderRecord({}, total), paymentRecord('authorized')];
    expect(decideCapture(order, payment, { final: true })).toMatchObject({ why: 'other-total' });
    const named = decideCapture(order, payment, { amount: eur(6_000), final: true });
    expect(named).toMatchObject({ do: 'capture', amount: 6_000 });
  });

  it.each([
    ['KWD', 1_235],
    ['ISK', 50_050],
  ])('AC-25: moves no part of %s that cannot be paid', (currency, amount) => {
    const asked = { amount, currency };
    const held = paymentRecord('authorized', { currency, amount: 100_000 });
    expect(decideCapture(orderRecord(), held, { amount: asked, final: true })).toMatchObject({
      why: 'invalid-amount',
    });
    const paid = paymentRecord('paid', { currency, amount: 100_000 });
    expect(decideRefund(paid, asked)).toMatchObject({ why: 'invalid-amount' });
    expect(decideRefund(paid, { amount: 50_000, currency })).toMatchObject({ do: 'refund' });
  });

  it('refuses another currency and amounts of nothing', () => {
    for (const asked of [eur(0), eur(-1), { amount: 5, currency: 'USD' }]) {
      const wish = { amount: asked, final: true };
      expect(decideCapture(orderRecord(), paymentRecord('authorized'), wish)).toMatchObject({
        why: 'invalid-amount',
      });
      expect(decideRefund(paymentRecord('paid'), asked)).toMatchObject({ why: 'invalid-amount' });
    }
  });
});

describe('money that arrives', () => {
  const paid = paymentRecord('paid');

  it('fits its order', () => {
    expect(judgeMoney(orderRecord(), paid, [], eur(10_000))).toBeNull();
  });

  it.each([
    ['amount-differs', orderRecord(), [], eur(9_999)],
    ['paid-for-other-total', orderRecord({}, 12_000), [], eur(10_000)],
    ['paid-twice', orderRecord(), [paymentRecord('paid', { paymentId: 'pay_0' })], eur(10_000)],
    ['paid-after-cancel', orderRecord({ canceledAt: new Date() }), [], eur(10_000)],
    ['paid-after-cancel', orderRecord({ canceledAt: new Date() }, 0), [], eur(10_000)],
    [
      'paid-after-cancel',
      orderRecord({ canceledAt: new Date() }),
      [paymentRecord('paid', { paymentId: 'pay_0', refunded: 10_000 })],
      eur(10_000),
    ],
  ] as const)('is an exception: %s', (code, order, others, told) => {
    expect(judgeMoney(order, paid, others, told)).toBe(code);
  });

  it('is not disturbed by earlier attempts that hold nothing', () => {
    const others = [
      paymentRecord('failed', { paymentId: 'a' }),
      paymentRecord('session_expired', { paymentId: 'b' }),
      paymentRecord('paid', { paymentId: 'c', exceptionCode: 'paid-for-other-total' }),
    ];
    expect(judgeMoney(orderRecord(), paid, others, eur(10_000))).toBeNull();
  });
});

describe('refunds', () => {
  it('may fail after they succeeded and never come back from that', () => {
    expect(nextRefundStatus('succeeded', 'failed')).toBe('failed');
    expect(nextRefundStatus('failed', 'succeeded')).toBe('failed');
    expect(nextRefundStatus('succeeded', 'pending')).toBe('succeeded');
    expect(nextRefundStatus('pending', 'unknown')).toBe('pending');
  });

  it('count from the moment they are asked for until they fail', () => {
    const refunds = (['pending', 'requires_action', 'succeeded', 'failed', 'canceled'] as const).map(
      (status, index) => ({ status, amount: 10 ** index }),
    );
    expect(refundedSum(refunds)).toBe(111);
  });
});

describe('the books of a payment', () => {
  const row = (reportingCategory: string, sourceId: string, presented: number | null): BookedMovement => ({
    reportingCategory,
    sourceId,
    presented,
    converted: false,
  });
  const charge = row('charge', 'ch_1', 1000);
  const part = row('charge', 'ch_1', 400);
  const rest = row('charge', 'ch_1', 600);
  const reversal = row('partial_capture_reversal', 'ch_1', 600);
  const refund = row('refund', 're_1', 100);
  const back = row('refund_failure', 're_1', 100);
  const old = { ...charge, presented: null };
  const whole = { authorized: 1000, captured: 1000 };
  const partly = { authorized: 1000, captured: 400 };
  const failed = { externalId: 're_1', status: 'failed' } as const;
  const done = { externalId: 're_1', status: 'succeeded' } as const;

  it.each([
    ['no charge yet', [], [], whole, false],
    ['a charge', [charge], [], whole, true],
    ['a charge seen before its amount was kept', [old], [], whole, true],
    ['an older partial capture without its other side', [charge], [], partly, false],
    ['an older partial capture with both sides', [charge, reversal], [], partly, true],
    ['a partial capture in one row', [part], [], partly, true],
    ['two captures of which one has no movement yet', [part], [], whole, false],
    ['two captures, each with its movement', [part, rest], [], whole, true],
    [
      'converted captures, each off by one',
      [{ ...part, presented: 399, converted: true }, rest],
      [],
      whole,
      true,
    ],
    ['a refund without its movement', [charge], [done], whole, false],
    ['a refund with its movement', [charge, refund], [done], whole, true],
    ['a failed refund of which nothing came back', [charge, refund], [failed], whole, false],
    ['a failed refund that came back', [charge, refund, back], [failed], whole, true],
    ['a refund that is still pending', [charge], [{ externalId: 're_1', status: 'pending' }], whole, true],
  ] as const)('%s', (_, movements, refunds, taken, complete) => {
    expect(booksComplete(movements, refunds, taken)).toBe(complete);
  });
});
