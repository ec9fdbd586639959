import fc from 'fast-check';
import { DISPUTE_STATUSES, type DisputeStatus } from '#contracts/models/dispute';
import type { DisputeRecord } from './dispute-record';
import { followDispute, holdsFunds, type DisputeFact } from './dispute-state';

const START = new Date('2026-11-21T12:00:00Z');
const at = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);
const fact = (status: DisputeStatus, seconds: number, fundsWithdrawn = true): DisputeFact => ({
  status,
  amount: 5000,
  reason: 'fraudulent',
  fundsWithdrawn,
  dueBy: null,
  submitted: false,
  pastDue: false,
  observedAt: at(seconds),
});
const opened: DisputeRecord = {
  connectionId: 'stripe-eu',
  disputeId: 'dp_1',
  storeId: 'shop',
  orderId: '1',
  paymentId: 'pay_1',
  chargeId: 'ch_1',
  currency: 'EUR',
  version: 1,
  warnedHours: null,
  openedAt: START,
  updatedAt: START,
  ...fact('needs_response', 0),
};
const follow = (facts: readonly DisputeFact[]): DisputeRecord => facts.reduce(followDispute, opened);

describe('where a dispute stands', () => {
  it('goes from an inquiry to a dispute to a verdict, and from there by an appeal only', () => {
    expect(follow([fact('under_review', 1), fact('needs_response', 2)]).status).toBe('under_review');
    expect(follow([fact('lost', 1), fact('under_review', 2)]).status).toBe('lost');
    expect(follow([fact('lost', 1), fact('appeal_needs_response', 2), fact('won', 3, false)]).status).toBe(
      'won',
    );
  });

  it('is not changed by what was asked earlier', () => {
    expect(follow([fact('appeal_under_review', 5), fact('lost', 1)]).status).toBe('appeal_under_review');
  });

  it('concludes nothing from a word it does not know', () => {
    expect(follow([fact('under_review', 1), fact('unknown', 2)]).status).toBe('under_review');
  });

  it('is the same however often each fact is told', () => {
    const anyFact = fc
      .tuple(fc.constantFrom(...DISPUTE_STATUSES), fc.integer({ min: 0, max: 5 }), fc.boolean())
      .map(([status, seconds, withdrawn]) => fact(status, seconds, withdrawn));
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 8 }), (facts) => {
        expect(follow(facts.flatMap((each) => [each, each]))).toEqual(follow(facts));
      }),
    );
  });

  it('holds the money of a payment while it is withdrawn and not won', () => {
    expect(holdsFunds(opened)).toBe(true);
    expect(holdsFunds({ ...opened, status: 'lost' })).toBe(true);
    expect(holdsFunds({ ...opened, status: 'won' })).toBe(false);
    expect(holdsFunds({ ...opened, status: 'warning_needs_response', fundsWithdrawn: false })).toBe(false);
  });
});
