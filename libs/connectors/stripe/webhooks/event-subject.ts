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
    case 'charge': {
      const paymentIntentId = text(snapshot?.['payment_intent']);
      return paymentIntentId === undefined
        ? { kind: 'charge', id }
        : { kind: 'payment', id: paymentIntentId };
    }
    case 'refund':
      return { kind: 'refund', id };
    case 'customer':
      return { kind: 'customer', id };
    default:
      return { kind: 'other', objectType };
  }
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
