import type { ProviderEventSubject } from '#connectors/kit/payment-port';

/**
 * What an event is about, from its snapshot. Only kinds and ids are read: every other field depends on the endpoint's
 * API version and is fetched again.
 */
export function subjectOfEvent(eventBody: string): ProviderEventSubject {
  const snapshot = snapshotOf(eventBody);
  const objectType = text(snapshot?.['object']) ?? 'unknown';
  const id = text(snapshot?.['id']);
  if (id === undefined) return { kind: 'other', objectType };
  switch (objectType) {
    case 'checkout.session':
      return { kind: 'checkout', id };
    case 'payment_intent':
      return { kind: 'payment', id };
    case 'charge':
      return paymentOf(snapshot) ?? { kind: 'charge', id };
    /** Where a review stands is told with its payment. */
    case 'review':
      return paymentOf(snapshot) ?? { kind: 'charge', id: text(snapshot?.['charge']) ?? id };
    case 'radar.early_fraud_warning':
      return { kind: 'fraud-warning', id };
    case 'refund':
      return { kind: 'refund', id };
    case 'subscription':
      return { kind: 'subscription', id };
    case 'invoice':
      return { kind: 'invoice', id };
    case 'invoice_payment':
      return { kind: 'invoice', id: text(snapshot?.['invoice']) ?? id };
    case 'credit_note':
      return { kind: 'credit-note', id };
    case 'payout':
      return { kind: 'payout', id };
    case 'dispute':
      return { kind: 'dispute', id };
    case 'customer':
      return { kind: 'customer', id };
    default:
      return { kind: 'other', objectType };
  }
}

function paymentOf(snapshot: Record<string, unknown> | undefined): ProviderEventSubject | undefined {
  const id = text(snapshot?.['payment_intent']);
  return id === undefined ? undefined : { kind: 'payment', id };
}

function snapshotOf(eventBody: string): Record<string, unknown> | undefined {
  try {
    const event = JSON.parse(eventBody) as { data?: { object?: unknown } } | null;
    const snapshot = event?.data?.object;
    return typeof snapshot === 'object' && snapshot !== null
      ? (snapshot as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
