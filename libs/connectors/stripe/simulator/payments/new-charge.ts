import type { CardDetails, ChargeObject, PaypalDetails, ThreeDSecure } from '../objects/charge';
import type { PaymentIntentObject } from '../objects/payment-intent';
import type { CardPaymentMethod, PaymentMethodObject, PaypalPaymentMethod } from '../objects/payment-method';
import { newId, randomText } from '../world/ids';
import type { StripeWorld } from '../world/world';

export interface ChargeState {
  readonly status: ChargeObject['status'];
  readonly captured: boolean;
  readonly outcome: ChargeObject['outcome'];
  readonly failure?: { readonly code: string; readonly message: string };
  readonly authenticated: boolean;
  /** Unix seconds; only for an authorisation that waits for its capture. */
  readonly captureBefore?: number;
  readonly multicapture?: boolean;
}

/** One attempt to charge a PaymentIntent, stored. */
export function newCharge(
  world: StripeWorld,
  intent: PaymentIntentObject,
  method: PaymentMethodObject,
  state: ChargeState,
): ChargeObject {
  const succeeded = state.status === 'succeeded';
  const id = method.type === 'card' ? newId.charge() : newId.payment();
  const charge: ChargeObject = {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: succeeded && state.captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: descriptor(world, intent),
    captured: state.captured,
    created: world.now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: state.failure?.code ?? null,
    failure_message: state.failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: state.outcome,
    paid: succeeded,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: details(intent, method, state),
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: succeeded ? `https://pay.stripe.com/receipts/payment/${randomText(40)}` : null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: state.status,
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
  return world.charges.set(id, charge);
}

function descriptor(world: StripeWorld, intent: PaymentIntentObject): string {
  const prefix = world.settings.statementDescriptor;
  const suffix = intent.statement_descriptor_suffix;
  return (suffix === null ? prefix : `${prefix}* ${suffix}`).slice(0, 22);
}

function details(
  intent: PaymentIntentObject,
  method: PaymentMethodObject,
  state: ChargeState,
): ChargeObject['payment_method_details'] {
  if (method.type === 'card') return { type: 'card', card: cardDetails(intent, method, state) };
  if (method.type === 'klarna') {
    const country = method.billing_details.address?.country ?? 'DE';
    const klarna = { payer_details: { address: { country } }, payment_method_category: 'pay_later' as const };
    return { type: 'klarna', klarna: { ...klarna, preferred_locale: `de-${country}` } };
  }
  if (method.type === 'paypal') return { type: 'paypal', paypal: paypalDetails(method) };
  const { bank_code, country, fingerprint, last4 } = method.sepa_debit;
  const mandate = `mandate_1${randomText(23)}`;
  return {
    type: 'sepa_debit',
    sepa_debit: { bank_code, branch_code: null, country, fingerprint, last4, mandate },
  };
}

function paypalDetails({ paypal, billing_details }: PaypalPaymentMethod): PaypalDetails {
  return {
    ...paypal,
    payer_name: billing_details.name ?? 'Test Shopper',
    seller_protection: { dispute_categories: ['fraudulent', 'product_not_received'], status: 'eligible' },
    transaction_id: randomText(17).toUpperCase(),
  };
}

function cardDetails(
  intent: PaymentIntentObject,
  { card }: CardPaymentMethod,
  state: ChargeState,
): CardDetails {
  const succeeded = state.status === 'succeeded';
  return {
    amount_authorized: succeeded ? intent.amount : null,
    authorization_code: succeeded ? randomText(6).toUpperCase() : null,
    brand: card.brand,
    ...(state.captureBefore !== undefined && { capture_before: state.captureBefore }),
    checks: card.checks,
    country: card.country,
    electronic_commerce_indicator: null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    extended_authorization: { status: 'disabled' },
    fingerprint: card.fingerprint,
    funding: card.funding,
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: card.last4,
    mandate: null,
    multicapture: { status: state.multicapture ? 'available' : 'unavailable' },
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: succeeded ? randomText(15) : null,
    overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: state.authenticated ? authenticated() : null,
    transaction_link_id: null,
    wallet: null,
  };
}

function authenticated(): ThreeDSecure {
  return {
    authentication_flow: 'challenge',
    electronic_commerce_indicator: '05',
    exemption_indicator: null,
    result: 'authenticated',
    result_reason: null,
    transaction_id: randomText(36),
    version: '2.2.0',
  };
}
