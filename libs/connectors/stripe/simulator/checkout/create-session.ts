import { checkAmount } from '../money/currencies';
import type { Metadata } from '../objects/common';
import type { CheckoutSessionObject, LineItemObject } from '../objects/checkout-session';
import { availableTypes, cardOptions } from '../payments/payment-intents';
import { invalidRequest, noSuch } from '../protocol/api-error';
import type { MetadataParameter } from '../protocol/parameters';
import { newId } from '../world/ids';
import type { StripeWorld } from '../world/world';
import { createLineItems } from './line-items';
import type { CreateSessionParameters } from './session-parameters';

const HALF_HOUR = 1800;
const DAY = 86_400;

/** An open session with a page; its PaymentIntent is made only when the customer confirms. */
export function createSession(
  world: StripeWorld,
  parameters: CreateSessionParameters,
  publicUrl: string,
): CheckoutSessionObject {
  checkCombination(world, parameters);
  const lineItems = createLineItems(world, parameters.line_items ?? []);
  const currency = currencyOf(parameters, lineItems);
  const total = lineItems.reduce((sum, item) => sum + item.amount_total, 0);
  if (total > 0) checkAmount(total, currency, 'line_items', world.settings);
  const session = newSession(world, parameters, currency, total, publicUrl);
  world.sessions.set(session.id, session);
  const { metadata, ...intentData } = parameters.payment_intent_data ?? {};
  world.sessionDetails.set(session.id, {
    lineItems,
    paymentIntentData: { ...intentData, metadata: asMetadata(metadata) },
  });
  world.agenda.schedule('expire-session', session.id, (session.expires_at - world.now) * 1000);
  return session;
}

function checkCombination(world: StripeWorld, parameters: CreateSessionParameters): void {
  if (parameters.mode !== 'payment') {
    throw invalidRequest(`Mode known to Stripe, but not to this simulator: ${parameters.mode}`, {
      param: 'mode',
    });
  }
  if (parameters.ui_mode !== undefined && parameters.ui_mode !== 'hosted_page') {
    throw invalidRequest(`ui_mode known to Stripe, but not to this simulator: ${parameters.ui_mode}`, {
      param: 'ui_mode',
    });
  }
  if (!parameters.line_items?.length) {
    throw invalidRequest('You must provide line_items in payment mode.', {
      code: 'parameter_missing',
      param: 'line_items',
    });
  }
  if (parameters.success_url === undefined) {
    throw invalidRequest('Missing required param: success_url.', {
      code: 'parameter_missing',
      param: 'success_url',
    });
  }
  if (parameters.customer !== undefined && parameters.customer_email !== undefined) {
    throw invalidRequest('You may only specify one of these parameters: customer, customer_email.', {
      param: 'customer_email',
    });
  }
  if (parameters.customer !== undefined) {
    const customer = world.customers.get(parameters.customer);
    if (!customer || 'deleted' in customer) throw noSuch('customer', parameters.customer, 'customer', 400);
  }
  if (parameters.allowed_payment_method_types && parameters.excluded_payment_method_types) {
    throw invalidRequest(
      'You may only specify one of these parameters: allowed_payment_method_types, excluded_payment_method_types.',
      { param: 'excluded_payment_method_types' },
    );
  }
  if (parameters.payment_intent_data?.statement_descriptor !== undefined) {
    throw invalidRequest(
      'The statement_descriptor parameter is not supported for card charges. Use statement_descriptor_suffix instead.',
      { param: 'payment_intent_data[statement_descriptor]' },
    );
  }
}

function currencyOf(parameters: CreateSessionParameters, lineItems: readonly LineItemObject[]): string {
  const currency = lineItems[0]?.currency ?? 'usd';
  if (parameters.currency !== undefined && parameters.currency !== currency) {
    throw invalidRequest(
      `The currency of the line items (${currency}) does not match ${parameters.currency}.`,
      { param: 'currency' },
    );
  }
  return currency;
}

function expiry(world: StripeWorld, requested: number | undefined): number {
  if (requested === undefined) return world.now + DAY;
  // A few seconds of grace, as a request takes its time to arrive.
  if (requested < world.now + HALF_HOUR - 10 || requested > world.now + DAY + 10) {
    throw invalidRequest(
      'The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from Checkout Session creation.',
      { param: 'expires_at' },
    );
  }
  return requested;
}

function newSession(
  world: StripeWorld,
  parameters: CreateSessionParameters,
  currency: string,
  total: number,
  publicUrl: string,
): CheckoutSessionObject {
  const id = newId.checkoutSession();
  const captureMethod = parameters.payment_intent_data?.capture_method;
  const allowed = parameters.allowed_payment_method_types ?? null;
  const excluded = parameters.excluded_payment_method_types;
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: allowed,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: parameters.billing_address_collection ?? null,
    cancel_url: parameters.cancel_url ?? null,
    client_reference_id: parameters.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: world.now,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: parameters.customer ?? null,
    customer_account: null,
    customer_creation:
      parameters.customer === undefined ? (parameters.customer_creation ?? 'if_required') : null,
    customer_details: null,
    customer_email: parameters.customer_email ?? null,
    discounts: [],
    ...(excluded && { excluded_payment_method_types: excluded }),
    expires_at: expiry(world, parameters.expires_at),
    integration_identifier: null,
    invoice: null,
    invoice_creation: {
      enabled: false,
      invoice_data: {
        account_tax_ids: null,
        custom_fields: null,
        description: null,
        footer: null,
        issuer: null,
        metadata: {},
        rendering_options: null,
      },
    },
    livemode: false,
    locale: parameters.locale ?? null,
    managed_payments: null,
    metadata: asMetadata(parameters.metadata),
    mode: 'payment',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {
      card: cardOptions(parameters.payment_method_options?.card?.request_multicapture),
    },
    payment_method_types: availableTypes(
      { currency, captureMethod, excludedPaymentMethodTypes: excluded },
      allowed,
    ),
    payment_status: total === 0 ? 'no_payment_required' : 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: parameters.phone_number_collection?.enabled ?? false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: parameters.submit_type ?? null,
    subscription: null,
    success_url: parameters.success_url ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${publicUrl}/c/pay/${id}`,
    wallet_options: null,
  };
}

export function asMetadata(parameter: MetadataParameter | undefined): Metadata {
  return parameter === undefined || parameter === '' ? {} : parameter;
}
