import fc from 'fast-check';
import { applyFact, bareFact, factOfCheckout, factOfPayment, type PaymentState } from './payment-state';
import { isCaptured, rankOf, statusOf } from './standing';
import type { ToldPayment } from './told';

const START = new Date('2026-11-21T10:00:00Z');
const at = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);
const made = bareFact('pending', START);

const usd = (amount: number) => ({ amount, currency: 'USD' });
const payment = (state: ToldPayment['state'], more: Partial<ToldPayment> = {}): ToldPayment => ({
  state,
  amount: usd(1000),
  capturable: usd(state === 'authorized' ? 1000 : 0),
  captured: usd(state === 'succeeded' ? 1000 : 0),
  chargeId: null,
  captureBefore: null,
  method: null,
  failure: null,
  cancellationReason: null,
  ...more,
});
const declined = { code: 'card-declined', declineCode: 'insufficient_funds', message: 'Declined.' };
const fact = (
  state: ToldPayment['state'],
  seconds: number,
  more: Partial<ToldPayment> = {},
): PaymentState => {
  const read = factOfPayment(payment(state, more), at(seconds));
  if (!read) throw new Error(`no fact for ${state}`);
  return read;
};
const fold = (facts: readonly PaymentState[]): PaymentState =>
  facts.reduce((state, next) => applyFact(state, next).state, made);

const anyFact: fc.Arbitrary<PaymentState> = fc
  .record({
    state: fc.constantFrom<ToldPayment['state']>(
      'requires_payment_method',
      'requires_action',
      'processing',
      'authorized',
      'succeeded',
      'canceled',
    ),
    seconds: fc.integer({ min: 0, max: 5 }),
    chargeId: fc.constantFrom(null, 'ch_1', 'ch_2'),
    failure: fc.constantFrom(null, declined),
    captured: fc.constantFrom(400, 1000),
    part: fc.constantFrom(0, 100, 300),
    reason: fc.constantFrom(null, 'expired'),
  })
  .map(({ state, seconds, chargeId, failure, captured, part, reason }) =>
    fact(state, seconds, {
      chargeId,
      failure,
      cancellationReason: reason,
      ...(state === 'succeeded' ? { captured: usd(captured) } : {}),
      ...(state === 'authorized' && part > 0 ? { captured: usd(part), capturable: usd(1000 - part) } : {}),
    }),
  );

describe('the state of a payment', () => {
  it('F13: any order and any repetition of the same facts ends in the same state', () => {
    fc.assert(
      fc.property(
        fc.array(anyFact, { minLength: 1, maxLength: 8 }).chain((facts) =>
          fc.record({
            facts: fc.constant(facts),
            shuffled: fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 }),
          }),
        ),
        ({ facts, shuffled }) => {
          expect(fold(shuffled)).toEqual(fold(facts));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('never goes back to a lower rank, and what is captured never shrinks', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 10 }), anyFact, (facts, next) => {
        const before = fold(facts);
        const after = applyFact(before, next).state;
        expect(rankOf(after.standing)).toBeGreaterThanOrEqual(rankOf(before.standing));
        expect(after.captured).toBeGreaterThanOrEqual(before.captured);
        if (isCaptured(before.standing)) expect(isCaptured(after.standing)).toBe(true);
      }),
    );
  });

  it('AC-20: fail, retry, succeed ends paid', () => {
    const state = fold([
      fact('requires_payment_method', 1, { failure: declined, chargeId: 'ch_1' }),
      fact('requires_action', 2),
      fact('succeeded', 3, { chargeId: 'ch_2' }),
    ]);
    expect(state).toMatchObject({ standing: 'paid', captured: 1000, failure: null, chargeId: 'ch_2' });
  });

  it('AC-20: a late failure after success is ignored', () => {
    const paid = fold([fact('succeeded', 1)]);
    const late = applyFact(paid, fact('requires_payment_method', 9, { failure: declined }));
    expect(late.verdict).toBe('ignored');
    expect(late.state).toEqual(paid);
  });

  it('AC-21: a slow method is pending until its verdict, whichever it is', () => {
    const processing = fold([fact('processing', 1)]);
    expect(statusOf(processing.standing, 0, 0)).toBe('processing');
    const success = applyFact(processing, fact('succeeded', 260_000)).state;
    expect(success.standing).toBe('paid');
    const failed = applyFact(
      processing,
      fact('requires_payment_method', 260_000, { failure: declined }),
    ).state;
    expect(failed).toMatchObject({ standing: 'failed', failure: declined });
  });

  it('an older look at an open payment does not undo a newer one', () => {
    const state = fold([fact('requires_payment_method', 5, { failure: declined })]);
    expect(applyFact(state, fact('requires_action', 4))).toMatchObject({ verdict: 'ignored' });
    expect(applyFact(state, fact('requires_action', 6)).state.standing).toBe('requires_action');
  });

  it('an expired session never ends a payment whose money is held', () => {
    const expired = factOfCheckout({ state: 'expired' }, at(9))!;
    expect(applyFact(fold([fact('authorized', 1)]), expired).verdict).toBe('ignored');
    expect(statusOf(fold([expired]).standing, 0, 0)).toBe('expired');
    expect(fold([expired, fact('succeeded', 2)]).standing).toBe('paid');
  });

  it('AC-28: an authorisation that ran out is expired, one that somebody let go is canceled', () => {
    const held = fold([fact('authorized', 1, { captureBefore: at(600) })]);
    const ranOut = applyFact(held, fact('canceled', 2, { cancellationReason: 'expired' })).state;
    expect(statusOf(ranOut.standing, 0, 0)).toBe('expired');
    const letGo = applyFact(held, fact('canceled', 2, { cancellationReason: 'requested_by_customer' })).state;
    expect(statusOf(letGo.standing, 0, 0)).toBe('canceled');
    expect(letGo.authorized).toBe(1000);
  });

  it('tells a partial capture from a full one and derives refunds', () => {
    const part = fold([fact('succeeded', 1, { captured: usd(400) })]);
    expect(part.standing).toBe('partially_captured');
    expect(statusOf(part.standing, 400, 100)).toBe('partially_refunded');
    expect(statusOf(part.standing, 400, 400)).toBe('refunded');
    expect(statusOf('paid', 1000, 0)).toBe('paid');
  });

  it('a state of the provider that we do not know is no fact', () => {
    expect(factOfPayment(payment('unknown'), START)).toBeUndefined();
  });
});
