import fc from 'fast-check';
import { orderRecord, paymentRecord } from '../specs/records';
import { decideCapture, type CaptureWish } from './decide-capture';
import type { PaymentRecord } from './payment-record';
import { isFinished } from './standing';

const AUTHORIZED = 10_000;
const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** The payment after the provider has done what was decided. */
function after(payment: PaymentRecord, amount: number, final: boolean): PaymentRecord {
  const captured = payment.state.captured + amount;
  const standing = final ? (captured < payment.amount ? 'partially_captured' : 'paid') : 'capturing';
  return { ...payment, state: { ...payment.state, standing, captured } };
}

interface Run {
  readonly payment: PaymentRecord;
  readonly taken: readonly number[];
}

function run(wishes: readonly CaptureWish[], multicapture = true): Run {
  return wishes.reduce<Run>(
    ({ payment, taken }, wish) => {
      const decision = decideCapture(orderRecord(), payment, wish);
      if (decision.do !== 'capture') return { payment, taken };
      return {
        payment: after(payment, decision.amount, decision.final),
        taken: [...taken, decision.amount],
      };
    },
    { payment: paymentRecord('authorized', { amount: AUTHORIZED, multicapture }), taken: [] },
  );
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** The shipments of one order: what is captured after each, the last one being all of it. */
const shipments = fc
  .array(fc.integer({ min: 1, max: AUTHORIZED - 1 }), { maxLength: 6 })
  .map((cuts) => [...new Set(cuts)].sort((a, b) => a - b))
  .map((cuts): CaptureWish[] => [
    ...cuts.map((amount) => ({ upTo: eur(amount), final: false })),
    { upTo: eur(AUTHORIZED), final: true },
  ]);

const anyWish: fc.Arbitrary<CaptureWish> = fc.record({
  amount: fc.option(fc.integer({ min: -5, max: AUTHORIZED + 5 }).map(eur), { nil: undefined }),
  upTo: fc.option(fc.integer({ min: -5, max: AUTHORIZED + 5 }).map(eur), { nil: undefined }),
  final: fc.boolean(),
});

describe('several captures of one payment', () => {
  it('never take more than is authorised, and nothing after the last', () => {
    fc.assert(
      fc.property(fc.array(anyWish, { maxLength: 20 }), fc.boolean(), (wishes, multicapture) => {
        const { payment, taken } = run(wishes, multicapture);
        expect(sum(taken)).toBeLessThanOrEqual(AUTHORIZED);
        expect(payment.state.captured).toBe(sum(taken));
        expect(taken.every((amount) => amount >= 0)).toBe(true);
        if (!multicapture) expect(taken.length).toBeLessThanOrEqual(1);
        if (isFinished(payment.state.standing)) {
          const wish = { amount: eur(1), final: true };
          expect(decideCapture(orderRecord(), payment, wish).do).not.toBe('capture');
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('take exactly the whole for the shipments of an order, in any order and however often each is told', () => {
    fc.assert(
      fc.property(
        shipments.chain((told) =>
          fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 }).map((shuffled) => shuffled),
        ),
        (told) => {
          const { payment, taken } = run(told);
          expect(sum(taken)).toBe(AUTHORIZED);
          expect(payment.state.standing).toBe('paid');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('of shipments in their order each take their own part', () => {
    const { taken } = run([
      { upTo: eur(2500), final: false },
      { upTo: eur(2500), final: false },
      { upTo: eur(7000), final: false },
      { upTo: eur(AUTHORIZED), final: true },
    ]);
    expect(taken).toEqual([2500, 4500, 3000]);
  });

  it('are refused by name where only one is possible, and the one takes what it is asked for', () => {
    const single = paymentRecord('authorized', { multicapture: false });
    expect(decideCapture(orderRecord(), single, { upTo: eur(100), final: false })).toEqual({
      do: 'refuse',
      why: 'multicapture-unavailable',
    });
    expect(decideCapture(orderRecord(), single, { final: true })).toEqual({
      do: 'capture',
      amount: AUTHORIZED,
      final: true,
    });
  });

  it('end by letting the rest go when the last shipment is worth less than what is left', () => {
    const { payment, taken } = run([
      { upTo: eur(6000), final: false },
      { upTo: eur(5000), final: true },
    ]);
    expect(taken).toEqual([6000, 0]);
    expect(payment.state.standing).toBe('partially_captured');
  });
});
