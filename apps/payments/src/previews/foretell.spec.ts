import { decideCapture } from '../domain/decide-capture';
import { decideRefund } from '../domain/decide-refund';
import { planCancel } from '../domain/plan-cancel';
import { orderRecord, paymentRecord } from '../specs/records';
import { foretellCancel, foretellCapture, foretellRefund } from './foretell';

const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('what a replay would do to the money', () => {
  const held = paymentRecord('authorized', { multicapture: true });
  const paid = paymentRecord('paid', { refunded: 2_000 });
  const capture = (payment = held, wish = { amount: eur(7_990), final: true }) =>
    foretellCapture(payment, decideCapture(orderRecord(), payment, wish), wish);
  const cancel = (payment: typeof held, policy: 'refund' | 'hold' = 'refund') =>
    foretellCancel([payment], planCancel([payment], false), policy);

  it('captures: how much of what is authorised, and what becomes of the rest', () => {
    expect(capture()).toMatchObject({
      ...{ verdict: 'would-act', code: 'capture' },
      sentence: expect.stringContaining('capture 79.90 EUR of 100.00 EUR authorised') as string,
      details: { amount: eur(7_990), left: eur(2_010), released: true },
    });
    expect(capture().sentence).toContain('20.10 EUR would be released');
    expect(capture(held, { amount: eur(7_990), final: false }).sentence).toContain('would stay authorised');
  });

  it('is refused as it would be then', () => {
    expect(capture(held, { amount: eur(10_001), final: true })).toMatchObject({
      ...{ verdict: 'would-fail', code: 'amount-above-authorized' },
    });
    expect(capture(paid)).toMatchObject({ verdict: 'would-fail', code: 'payment-not-authorized' });
    expect(foretellRefund(held, decideRefund(held, undefined))).toMatchObject({
      code: 'payment-not-captured',
    });
  });

  it('takes nothing twice', () => {
    expect(capture(paid, { amount: eur(10_000), final: true })).toMatchObject({ verdict: 'nothing-to-do' });
  });

  it('refunds: how much of what was captured, and what stays', () => {
    expect(foretellRefund(paid, decideRefund(paid, eur(3_000)))).toMatchObject({
      ...{ verdict: 'would-act', code: 'refund' },
      sentence:
        'Would give back 30.00 EUR of 100.00 EUR captured, 20.00 EUR of it given back before; 50.00 EUR would stay',
    });
  });

  it('cancels: what is released, what the policy gives back, what is left to a person', () => {
    expect(cancel(held).sentence).toBe('Would release 100.00 EUR');
    expect(cancel(paid).sentence).toBe("Would give back 80.00 EUR by the store's policy");
    expect(cancel(paid, 'hold').sentence).toBe('Would leave 80.00 EUR captured and ask a person');
    expect(cancel(paymentRecord('pending')).sentence).toBe('Would end the open payment');
    expect(cancel(paymentRecord('canceled'))).toMatchObject({ verdict: 'nothing-to-do' });
  });
});
