import type { PaymentStatus } from '#contracts/models/statuses';

/**
 * Where a payment stands at the provider, refunds aside. Later ranks are never left for earlier ones; the four open standings
 * share a rank, since a shopper may go round between them, and there the later observation wins. `capturing`: a part is captured, the rest
 * is still authorised for further captures.
 */
export const STANDINGS = [
  'not_required',
  'pending',
  'requires_action',
  'processing',
  'failed',
  'session_expired',
  'authorized',
  'authorization_expired',
  'canceled',
  'capturing',
  'partially_captured',
  'paid',
] as const;
export type Standing = (typeof STANDINGS)[number];

const RANK: Readonly<Record<Standing, number>> = {
  not_required: 9,
  pending: 0,
  requires_action: 0,
  processing: 0,
  failed: 0,
  session_expired: 1,
  authorized: 2,
  authorization_expired: 3,
  canceled: 4,
  capturing: 5,
  partially_captured: 6,
  paid: 7,
};

export const rankOf = (standing: Standing): number => RANK[standing];

/** The shopper may still pay with it. */
export const isOpen = (standing: Standing): boolean => RANK[standing] === 0;
/** All that will ever be captured has been. */
export const isFinished = (standing: Standing): boolean =>
  standing === 'paid' || standing === 'partially_captured';
/** Some of it is captured. */
export const isCaptured = (standing: Standing): boolean => standing === 'capturing' || isFinished(standing);
/** Some of it may still be captured. */
export const isHeld = (standing: Standing): boolean => standing === 'authorized' || standing === 'capturing';
/** Money is held or taken. */
export const holdsMoney = (standing: Standing): boolean => standing === 'authorized' || isCaptured(standing);

/** The word others see; refunds are part of it. */
export function statusOf(standing: Standing, captured: number, refunded: number): PaymentStatus {
  if (isCaptured(standing) && refunded > 0) {
    return refunded >= captured && isFinished(standing) ? 'refunded' : 'partially_refunded';
  }
  switch (standing) {
    case 'capturing':
      return 'partially_captured';
    case 'session_expired':
    case 'authorization_expired':
      return 'expired';
    default:
      return standing;
  }
}
