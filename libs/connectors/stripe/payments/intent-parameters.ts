import type Stripe from 'stripe';
import type { CreatePaymentIntentRequest } from '#connectors/kit/payment-port';
import { readMappedFields } from './mapped-fields';
import { mergeMetadata, ownMetadata } from './metadata';
import { severalCaptures } from './several-captures';

/** The request for a PaymentIntent that a page of the merchant's own confirms. */
export function intentParameters(request: CreatePaymentIntentRequest): Stripe.PaymentIntentCreateParams {
  const mapped = readMappedFields(request.mapped);
  return {
    ...mapped.paymentIntent,
    amount: request.total.amount,
    currency: request.total.currency.toLowerCase(),
    capture_method: request.captureMode === 'manual' ? 'manual' : 'automatic_async',
    ...severalCaptures(request, mapped.paymentIntent),
    ...(request.customerId === undefined ? {} : { customer: request.customerId }),
    metadata: mergeMetadata(mapped.metadata, ownMetadata(request)),
    ...(mapped.description === undefined ? {} : { description: mapped.description }),
    ...(mapped.shipping === undefined ? {} : { shipping: mapped.shipping }),
    ...(mapped.statementDescriptorSuffix === undefined
      ? {}
      : { statement_descriptor_suffix: mapped.statementDescriptorSuffix }),
  };
}
