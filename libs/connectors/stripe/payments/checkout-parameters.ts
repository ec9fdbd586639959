import type Stripe from 'stripe';
import type { CreateCheckoutRequest } from '#connectors/kit/payment-port';
import { checkoutLocale } from './checkout-locale';
import { toUnix } from './instants';
import { readMappedFields, type MappedFields } from './mapped-fields';
import { mergeMetadata, ownMetadata } from './metadata';
import { severalCaptures } from './several-captures';

/** The request for a hosted page. Amount, currency, capture and the matching keys are ours whatever the mapping says. */
export function checkoutParameters(request: CreateCheckoutRequest): Stripe.Checkout.SessionCreateParams {
  const mapped = readMappedFields(request.mapped);
  const metadata = mergeMetadata(mapped.metadata, ownMetadata(request));
  const locale = checkoutLocale(mapped.locale) as Stripe.Checkout.SessionCreateParams.Locale | undefined;
  const currency = request.total.currency.toLowerCase();
  return {
    ...mapped.session,
    mode: 'payment',
    line_items: request.lines.map((line) => ({
      quantity: line.quantity,
      price_data: { currency, unit_amount: line.unitAmount, product_data: { name: line.name } },
    })),
    success_url: request.successUrl,
    cancel_url: request.cancelUrl,
    metadata,
    ...(request.expiresAt === null ? {} : { expires_at: toUnix(request.expiresAt) }),
    ...shopper(request, mapped),
    ...(mapped.clientReferenceId === undefined ? {} : { client_reference_id: mapped.clientReferenceId }),
    ...(locale === undefined ? {} : { locale }),
    ...severalCaptures(request, mapped.session),
    payment_intent_data: intentData(request, mapped, metadata),
  };
}

/** Stripe takes one of the two. */
function shopper(
  { customerId }: CreateCheckoutRequest,
  { customerEmail }: MappedFields,
): { customer?: string; customer_email?: string } {
  if (customerId !== undefined) return { customer: customerId };
  return customerEmail === undefined ? {} : { customer_email: customerEmail };
}

function intentData(
  request: CreateCheckoutRequest,
  mapped: MappedFields,
  metadata: Record<string, string>,
): Stripe.Checkout.SessionCreateParams.PaymentIntentData {
  return {
    ...mapped.paymentIntent,
    capture_method: request.captureMode === 'manual' ? 'manual' : 'automatic_async',
    metadata,
    ...(mapped.description === undefined ? {} : { description: mapped.description }),
    ...(mapped.shipping === undefined
      ? {}
      : { shipping: mapped.shipping as Stripe.Checkout.SessionCreateParams.PaymentIntentData.Shipping }),
    ...(mapped.statementDescriptorSuffix === undefined
      ? {}
      : { statement_descriptor_suffix: mapped.statementDescriptorSuffix }),
  };
}
