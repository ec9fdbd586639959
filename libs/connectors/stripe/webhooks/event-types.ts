/** The snapshot events we act on; the same list belongs on the endpoint at Stripe. */
export const EVENT_TYPES = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payment_intent.requires_action',
  'payment_intent.processing',
  'payment_intent.amount_capturable_updated',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'payment_intent.partially_funded',
  'charge.succeeded',
  'charge.captured',
  'charge.failed',
  'charge.pending',
  'charge.expired',
  'charge.updated',
  'charge.refunded',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'customer.created',
  'customer.updated',
  'customer.deleted',
] as const;

const INTERESTING: ReadonlySet<string> = new Set(EVENT_TYPES);

export function isInteresting(eventType: string): boolean {
  return INTERESTING.has(eventType);
}
