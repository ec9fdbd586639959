import type Stripe from 'stripe';
import { Failure } from '#platform/errors/failure';
import type { MappedParameters } from '#connectors/kit/payment-port';

/** The targets of the mapping document "order-to-payment"; the connector puts each where Stripe wants it. */
const TARGETS = new Set([
  'metadata',
  'description',
  'customer_email',
  'locale',
  'shipping',
  'client_reference_id',
  'statement_descriptor_suffix',
  'session',
  'payment_intent',
]);

export interface MappedFields {
  readonly metadata: unknown;
  readonly description: string | undefined;
  readonly customerEmail: string | undefined;
  readonly locale: unknown;
  readonly shipping: Stripe.PaymentIntentCreateParams.Shipping | undefined;
  readonly clientReferenceId: string | undefined;
  readonly statementDescriptorSuffix: string | undefined;
  /** Further parameters in Stripe's own words, for what has no target of its own. */
  readonly session: Record<string, unknown>;
  readonly paymentIntent: Record<string, unknown>;
}

export function readMappedFields(mapped: MappedParameters): MappedFields {
  for (const target of Object.keys(mapped)) {
    if (!TARGETS.has(target)) throw unknownTarget(target);
  }
  return {
    metadata: mapped['metadata'],
    description: text(mapped['description']),
    customerEmail: text(mapped['customer_email']),
    locale: mapped['locale'],
    shipping: readShipping(mapped['shipping']),
    clientReferenceId: text(mapped['client_reference_id']),
    statementDescriptorSuffix: text(mapped['statement_descriptor_suffix']),
    session: record(mapped['session']),
    paymentIntent: record(mapped['payment_intent']),
  };
}

/** Stripe refuses a shipping block without a name or a first line: rather none than half of one. */
function readShipping(value: unknown): Stripe.PaymentIntentCreateParams.Shipping | undefined {
  const shipping = withoutNothing(record(value));
  const address = withoutNothing(record(shipping['address']));
  if (!text(shipping['name']) || !text(address['line1'])) return undefined;
  return { ...shipping, name: String(shipping['name']), address };
}

const withoutNothing = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''));

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function unknownTarget(target: string): Failure {
  const expected = [...TARGETS].join(', ');
  return Failure.mapping('unknown-target', `"${target}" is no target of the order's mapping to Stripe.`, {
    details: { field: target, expected },
    suggestion: `Use one of ${expected}; other parameters go under "session" or "payment_intent".`,
  });
}
