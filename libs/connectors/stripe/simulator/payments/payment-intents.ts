import type { Metadata, Shipping } from '../objects/common';
import type { CaptureMethod, CardOptions, PaymentIntentObject } from '../objects/payment-intent';
import type { StripeWorld } from '../world/world';
import { newId, randomText } from '../world/ids';

export interface NewPaymentIntent {
  readonly amount: number;
  readonly currency: string;
  readonly captureMethod?: CaptureMethod | undefined;
  readonly confirmationMethod?: 'automatic' | 'manual' | undefined;
  readonly customer?: string | null | undefined;
  readonly description?: string | undefined;
  readonly metadata?: Metadata | undefined;
  readonly receiptEmail?: string | undefined;
  readonly shipping?: Shipping | undefined;
  readonly statementDescriptor?: string | undefined;
  readonly statementDescriptorSuffix?: string | undefined;
  readonly setupFutureUsage?: string | undefined;
  readonly transferGroup?: string | undefined;
  readonly allowedPaymentMethodTypes?: string[] | undefined;
  readonly excludedPaymentMethodTypes?: string[] | undefined;
  readonly requestMulticapture?: RequestMulticapture | undefined;
  readonly automaticPaymentMethods?: { readonly allow_redirects: string; readonly enabled: boolean } | null;
}

export type RequestMulticapture = 'if_available' | 'never';

/** A PaymentIntent that waits for its payment method; told of by `payment_intent.created`. */
export function createPaymentIntent(world: StripeWorld, request: NewPaymentIntent): PaymentIntentObject {
  const id = newId.paymentIntent();
  const allowed = request.allowedPaymentMethodTypes ?? null;
  const intent: PaymentIntentObject = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: allowed,
    amount: request.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: request.automaticPaymentMethods ?? null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: request.captureMethod ?? 'automatic_async',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: request.confirmationMethod ?? 'automatic',
    created: world.now,
    currency: request.currency,
    customer: request.customer ?? null,
    customer_account: null,
    description: request.description ?? null,
    excluded_payment_method_types: request.excludedPaymentMethodTypes ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: request.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: cardOptions(request.requestMulticapture) },
    payment_method_types: availableTypes(request, allowed),
    payment_record: null,
    processing: null,
    receipt_email: request.receiptEmail ?? null,
    review: null,
    setup_future_usage: request.setupFutureUsage ?? null,
    shipping: request.shipping ?? null,
    source: null,
    statement_descriptor: request.statementDescriptor ?? null,
    statement_descriptor_suffix: request.statementDescriptorSuffix ?? null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: request.transferGroup ?? null,
  };
  world.paymentIntents.set(id, intent);
  world.events.emit('payment_intent.created', intent);
  return intent;
}

/** What is asked of the card, as Stripe shows it: a wish that was not uttered is left out. */
export function cardOptions(requestMulticapture: RequestMulticapture | undefined): CardOptions {
  return {
    ...(requestMulticapture !== undefined && { request_multicapture: requestMulticapture }),
    request_three_d_secure: 'automatic',
  };
}

/** Cards always; in euro bank debits, Klarna and PayPal where the money is taken at once. Filters act silently, as Stripe's do. */
export function availableTypes(
  request: Pick<NewPaymentIntent, 'currency' | 'captureMethod' | 'excludedPaymentMethodTypes'>,
  allowed: readonly string[] | null,
): string[] {
  const offered =
    request.currency === 'eur' && request.captureMethod !== 'manual'
      ? ['card', 'sepa_debit', 'klarna', 'paypal']
      : ['card'];
  const excluded = request.excludedPaymentMethodTypes ?? [];
  return offered.filter((type) => (allowed === null || allowed.includes(type)) && !excluded.includes(type));
}
