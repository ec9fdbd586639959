import type { BankLeg } from '#contracts/models/bank-statement';
import type { Payout } from '#contracts/models/payout';
import type { PayoutLeg } from './match-bank-lines';

/** How the bank shows a payout going one way. */
export function legOf(
  { connectionId, payoutId, amount, arrivalDate }: Payout,
  leg: BankLeg,
  matchedLineId: string | null,
): PayoutLeg {
  const expected = leg === 'paid' ? amount.amount : 0 - amount.amount;
  return { connectionId, payoutId, leg, amount: expected, arrivalDate, matchedLineId };
}

/** A canceled payout never left; only one that failed comes back. */
export function legsOf({ status }: Payout): BankLeg[] {
  if (status === 'canceled') return [];
  return status === 'failed' ? ['paid', 'returned'] : ['paid'];
}
