import type { DisputeStatus } from '#contracts/models/dispute';
import type { DisputeRecord } from './dispute-record';

export type DisputeOutcome = 'won' | 'lost' | 'warning_closed' | 'prevented';

/** What the provider tells of a dispute, and when it was asked. */
export type DisputeFact = Pick<
  DisputeRecord,
  'status' | 'amount' | 'reason' | 'fundsWithdrawn' | 'dueBy' | 'submitted' | 'pastDue' | 'observedAt'
>;

const RANK: Readonly<Record<DisputeStatus, number>> = {
  unknown: 0,
  warning_needs_response: 1,
  warning_under_review: 2,
  warning_closed: 3,
  needs_response: 4,
  under_review: 5,
  won: 6,
  lost: 6,
  prevented: 6,
  appeal_needs_response: 7,
  appeal_under_review: 8,
};
const AFTER_APPEAL = 9;

/**
 * The later of both: an older look at the provider and a status that has been passed change nothing. A dispute that was decided comes
 * back only by an appeal, which is decided again.
 */
export function followDispute(known: DisputeRecord, fact: DisputeFact): DisputeRecord {
  if (fact.observedAt < known.observedAt) return known;
  if (fact.status === 'unknown') return { ...known, fundsWithdrawn: fact.fundsWithdrawn };
  return rankAfter(known.status, fact.status) < RANK[known.status] ? known : { ...known, ...fact };
}

/** Set once a dispute has ended, for now. */
export function outcomeOf(status: DisputeStatus): DisputeOutcome | undefined {
  switch (status) {
    case 'won':
    case 'lost':
    case 'warning_closed':
    case 'prevented':
      return status;
    default:
      return undefined;
  }
}

/** Money that the customer's bank has taken and has not been told to give back. */
export function holdsFunds({ status, fundsWithdrawn }: DisputeRecord): boolean {
  return fundsWithdrawn && status !== 'won' && status !== 'prevented' && status !== 'warning_closed';
}

/** Whether it waits for us to say something. */
export const awaitsEvidence = ({ status, submitted }: DisputeRecord): boolean =>
  !submitted && status.endsWith('needs_response');

/** Whether others would see a difference. */
export function sameDispute(a: DisputeRecord, b: DisputeRecord): boolean {
  const content = (dispute: DisputeRecord) =>
    JSON.stringify([
      dispute.status,
      dispute.amount,
      dispute.reason,
      dispute.fundsWithdrawn,
      dispute.dueBy,
      dispute.submitted,
      dispute.pastDue,
    ]);
  return content(a) === content(b);
}

/** A verdict that follows an appeal ranks above it. */
function rankAfter(known: DisputeStatus, told: DisputeStatus): number {
  const appealed = known === 'appeal_needs_response' || known === 'appeal_under_review';
  return appealed && (told === 'won' || told === 'lost') ? AFTER_APPEAL : RANK[told];
}
