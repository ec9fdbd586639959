import { Failure } from '#platform/errors/failure';

/** The matching keys at Stripe: always set, on Session, PaymentIntent and Refund. */
export const STORE_KEY = 'tillbridge_store';
export const ORDER_KEY = 'tillbridge_order';
export const PAYMENT_KEY = 'tillbridge_payment';
export const OPERATION_KEY = 'tillbridge_operation';
export const NOTE_KEY = 'tillbridge_note';

const MAX_KEYS = 50;
const MAX_KEY_LENGTH = 40;
export const MAX_VALUE_LENGTH = 500;

export interface OwnedBy {
  readonly storeId: string;
  readonly orderId: string;
  readonly paymentId?: string | undefined;
}

export function ownMetadata(owner: OwnedBy): Record<string, string> {
  return {
    [STORE_KEY]: owner.storeId,
    [ORDER_KEY]: owner.orderId,
    ...(owner.paymentId === undefined ? {} : { [PAYMENT_KEY]: owner.paymentId }),
  };
}

export function readOwner(metadata: Readonly<Record<string, string>> | null | undefined): {
  storeId: string | null;
  orderId: string | null;
  paymentId: string | null;
} {
  return {
    storeId: metadata?.[STORE_KEY] ?? null,
    orderId: metadata?.[ORDER_KEY] ?? null,
    paymentId: metadata?.[PAYMENT_KEY] ?? null,
  };
}

/** Mapped metadata with ours on top. Beyond Stripe's limits it is a mapping failure that names the key. */
export function mergeMetadata(mapped: unknown, own: Record<string, string>): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const [key, value] of Object.entries(asRecord(mapped))) {
    if (value === null || value === undefined || value === '') continue;
    merged[key] = checkedValue(key, value);
  }
  Object.assign(merged, own);
  if (Object.keys(merged).length > MAX_KEYS) {
    throw limit('metadata', Object.keys(merged).length, `at most ${MAX_KEYS} keys, ours included`);
  }
  return merged;
}

function checkedValue(key: string, value: unknown): string {
  if (key.length > MAX_KEY_LENGTH || /[[\]]/.test(key)) {
    throw limit(
      `metadata.${key}`,
      key,
      `a key of at most ${MAX_KEY_LENGTH} characters without square brackets`,
    );
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.length > MAX_VALUE_LENGTH) {
    throw limit(`metadata.${key}`, text.length, `at most ${MAX_VALUE_LENGTH} characters`);
  }
  return text;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function limit(field: string, value: unknown, expected: string): Failure {
  return Failure.mapping('stripe-limit-exceeded', `${field}: ${expected}.`, {
    details: { field, value, expected },
    suggestion: 'Shorten or leave out the field in the mapping document "order-to-payment".',
  });
}
