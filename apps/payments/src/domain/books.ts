import type { RefundRecord } from './payment-record';

export interface BookedMovement {
  readonly reportingCategory: string;
  readonly sourceId: string | null;
  /** In the currency the customer saw, never negative; null of one that was seen before this was kept. */
  readonly presented: number | null;
  /** `presented` was reckoned back from another currency. */
  readonly converted: boolean;
}

interface Taken {
  readonly authorized: number;
  readonly captured: number;
}

/** True when every movement that the captured money and its refunds must cause has been seen. */
export function booksComplete(
  movements: readonly BookedMovement[],
  refunds: readonly Pick<RefundRecord, 'externalId' | 'status'>[],
  taken: Taken,
): boolean {
  if (!capturesComplete(movements, taken)) return false;
  return refunds.every((refund) => {
    if (refund.externalId === null) return true;
    const seen = movements.filter((item) => item.sourceId === refund.externalId).length;
    if (refund.status === 'succeeded') return seen >= 1;
    /** What went out must come back; what never went out has nothing to come back. */
    return refund.status !== 'failed' || seen !== 1;
  });
}

/**
 * The movements of the captures sum to what was captured: one for each capture, or, as older versions of the provider's API have it, the
 * whole of what was authorised less what was released. Where they were converted, each may be off by one.
 */
function capturesComplete(movements: readonly BookedMovement[], { authorized, captured }: Taken): boolean {
  const of = (category: string): BookedMovement[] =>
    movements.filter((item) => item.reportingCategory === category);
  const [charges, reversals] = [of('charge'), of('partial_capture_reversal')];
  const all = [...charges, ...reversals];
  if (charges.length === 0) return false;
  if (all.some(({ presented }) => presented === null)) return captured >= authorized || reversals.length > 0;
  const sum = sumOf(charges) - sumOf(reversals);
  const tolerance = all.some(({ converted }) => converted) ? all.length : 0;
  return Math.abs(sum - captured) <= tolerance;
}

const sumOf = (items: readonly BookedMovement[]): number =>
  items.reduce((sum, { presented }) => sum + (presented ?? 0), 0);
