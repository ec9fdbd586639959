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
  return refunds.every(
    (refund) =>
      refund.externalId === null ||
      (refund.status !== 'succeeded' && refund.status !== 'failed') ||
      movements.some((item) => item.sourceId === refund.externalId),
  );
}
