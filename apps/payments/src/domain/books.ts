import type { RefundRecord } from './payment-record';

export interface BookedMovement {
  readonly reportingCategory: string;
  readonly sourceId: string | null;
}

/** True when every movement that the captured money and its refunds must cause has been seen. */
export function booksComplete(
  movements: readonly BookedMovement[],
  refunds: readonly Pick<RefundRecord, 'externalId' | 'status'>[],
  partialCapture: boolean,
): boolean {
  const has = (category: string): boolean => movements.some((item) => item.reportingCategory === category);
  if (!has('charge')) return false;
  if (partialCapture && !has('partial_capture_reversal')) return false;
  return refunds.every((refund) => {
    if (refund.externalId === null) return true;
    const seen = movements.filter((item) => item.sourceId === refund.externalId).length;
    if (refund.status === 'succeeded') return seen >= 1;
    /** What went out must come back; what never went out has nothing to come back. */
    return refund.status !== 'failed' || seen !== 1;
  });
}
