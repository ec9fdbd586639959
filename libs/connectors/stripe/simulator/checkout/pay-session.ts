import type { CheckoutSessionObject, CustomerDetails } from '../objects/checkout-session';
import type { PaymentIntentObject } from '../objects/payment-intent';
import { createCustomer } from '../payments/customers';
import { confirmPayment, finishAuthentication } from '../payments/confirm-payment';
import { createPaymentIntent } from '../payments/payment-intents';
import { createPaymentMethod } from '../payments/payment-methods';
import type { TestMethod } from '../payments/test-methods';
import { invalidRequest } from '../protocol/api-error';
import type { StripeWorld } from '../world/world';
import { completeSession } from './complete-session';

export interface Shopper {
  readonly email?: string | undefined;
  readonly name?: string | undefined;
}

export interface PaymentAttempt {
  readonly session: CheckoutSessionObject;
  /** Undefined when nothing had to be paid. */
  readonly intent: PaymentIntentObject | undefined;
}

/** What the button of the hosted page does. After a decline the session stays open and can be tried again. */
export function paySession(
  world: StripeWorld,
  sessionId: string,
  method: TestMethod,
  shopper: Shopper,
): PaymentAttempt {
  const session = openSession(world, sessionId);
  const known = withShopper(world, session, shopper);
  if (known.amount_total === 0)
    return { session: completeSession(world, known, undefined), intent: undefined };
  if (!known.payment_method_types.includes(method.type)) {
    throw invalidRequest(`This Checkout Session does not take ${method.type}.`, { param: 'card' });
  }
  const { session: linked, intent } = withPaymentIntent(world, known);
  const paymentMethod = createPaymentMethod(world, method, {
    email: known.customer_details?.email ?? null,
    name: known.customer_details?.name ?? null,
  });
  const confirmed = confirmPayment(world, intent, paymentMethod, {
    type: 'use_stripe_sdk',
    use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: `/c/pay/${session.id}/authenticate` },
  });
  return { session: completeSession(world, linked, confirmed), intent: confirmed };
}

/** What the bank's page does. */
export function authenticateSession(
  world: StripeWorld,
  sessionId: string,
  succeeded: boolean,
): PaymentAttempt {
  const session = openSession(world, sessionId);
  const intent =
    session.payment_intent === null ? undefined : world.paymentIntents.get(session.payment_intent);
  if (!intent || intent.status !== 'requires_action') {
    throw invalidRequest('This Checkout Session does not wait for an authentication.');
  }
  const finished = finishAuthentication(world, intent, succeeded);
  return { session: completeSession(world, session, finished), intent: finished };
}

function openSession(world: StripeWorld, sessionId: string): CheckoutSessionObject {
  const session = world.sessions.get(sessionId);
  if (!session) throw invalidRequest(`No such checkout.session: ${sessionId}`, { code: 'resource_missing' });
  if (session.status !== 'open') throw invalidRequest(`This Checkout Session is ${session.status}.`);
  return session;
}

function withShopper(
  world: StripeWorld,
  session: CheckoutSessionObject,
  shopper: Shopper,
): CheckoutSessionObject {
  const stored = session.customer === null ? undefined : world.customers.get(session.customer);
  const customer = stored && !('deleted' in stored) ? stored : undefined;
  const email = shopper.email ?? session.customer_email ?? customer?.email ?? 'shopper@example.com';
  const name = shopper.name ?? customer?.name ?? 'Sandbox Shopper';
  const customer_details: CustomerDetails = {
    address: { city: null, country: 'DE', line1: null, line2: null, postal_code: null, state: null },
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
  return world.update(world.sessions, session, { customer_details });
}

function withPaymentIntent(
  world: StripeWorld,
  session: CheckoutSessionObject,
): { readonly session: CheckoutSessionObject; readonly intent: PaymentIntentObject } {
  const existing =
    session.payment_intent === null ? undefined : world.paymentIntents.get(session.payment_intent);
  if (existing) return { session, intent: existing };
  const data = world.sessionDetails.get(session.id)?.paymentIntentData ?? {};
  const customer =
    session.customer ??
    (session.customer_creation === 'always'
      ? createCustomer(world, {
          email: session.customer_details?.email ?? null,
          name: session.customer_details?.name ?? null,
        }).id
      : null);
  const intent = createPaymentIntent(world, {
    amount: session.amount_total,
    currency: session.currency,
    captureMethod: data.capture_method,
    customer,
    description: data.description,
    metadata: data.metadata,
    receiptEmail: data.receipt_email,
    requestMulticapture: session.payment_method_options.card.request_multicapture,
    setupFutureUsage: data.setup_future_usage,
    shipping: data.shipping,
    statementDescriptorSuffix: data.statement_descriptor_suffix,
    transferGroup: data.transfer_group,
    allowedPaymentMethodTypes: session.allowed_payment_method_types ?? undefined,
    excludedPaymentMethodTypes: session.excluded_payment_method_types,
  });
  return { session: world.update(world.sessions, session, { payment_intent: intent.id, customer }), intent };
}
