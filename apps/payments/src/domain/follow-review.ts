import type { ReviewRecord } from './payment-record';

interface ToldReview {
  readonly reviewId: string;
  readonly open: boolean;
  readonly openedBy: string;
  readonly closedAs: string | null;
  readonly openedAt: Date;
}

/** The later of both: a review that was closed does not open again, another one may follow it. */
export function followReview(known: ReviewRecord | null, told: ToldReview | null): ReviewRecord | null {
  if (told === null) return known;
  const openedAt = told.openedAt.toISOString();
  if (known !== null && known.reviewId !== told.reviewId && openedAt < known.openedAt) return known;
  if (known?.reviewId === told.reviewId && !known.open) return known;
  return { ...told, openedAt };
}

export const sameReview = (a: ReviewRecord | null, b: ReviewRecord | null): boolean =>
  a?.reviewId === b?.reviewId && a?.open === b?.open;
