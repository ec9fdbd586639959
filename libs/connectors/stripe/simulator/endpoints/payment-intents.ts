import type { z } from 'zod';
import { asMetadata } from '../checkout/create-session';
import { markSessionPaid } from '../checkout/complete-session';
import { checkAmount } from '../money/currencies';
import type { Shipping } from '../objects/common';
import type { PaymentIntentObject } from '../objects/payment-intent';
import { cancelByRequest } from '../payments/cancel-payment';
import { capturePayment } from '../payments/capture-payment';
import { createPaymentIntent } from '../payments/payment-intents';
import { resolvePaymentMethod } from '../payments/payment-methods';
import { unexpectedState } from '../payments/unexpected-state';
import { noSuch } from '../protocol/api-error';
import type { EndpointContext } from '../protocol/endpoint';
import { defineEndpoint } from '../protocol/endpoint';
import { mergeMetadata } from '../protocol/metadata-merge';
import { confirmByRequest } from './confirm-payment-intent';
import { findPaymentIntent } from './find';
import * as schemas from './payment-intent-parameters';
import { record } from './record';

type CreateParameters = z.output<typeof schemas.createPaymentIntentSchema>;
type UpdateParameters = z.output<typeof schemas.updatePaymentIntentSchema>;

const UPDATABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'];
const notSimulated = schemas.PAYMENT_INTENT_PARAMETERS_NOT_SIMULATED;

export const paymentIntentEndpoints = [
  defineEndpoint({
    method: 'POST',
    path: '/v1/payment_intents',
    schema: schemas.createPaymentIntentSchema,
    notSimulated,
    handle: (parameters, context) => {
      const intent = record(context, 'payment_intent.create', create(parameters, context));
      return parameters.confirm ? confirmByRequest(intent, parameters, context) : intent;
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/payment_intents/:id',
    schema: schemas.updatePaymentIntentSchema,
    notSimulated,
    handle: (parameters, context) => record(context, 'payment_intent.update', update(parameters, context)),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/payment_intents/:id/confirm',
    schema: schemas.confirmPaymentIntentSchema,
    notSimulated,
    handle: (parameters, context) =>
      record(
        context,
        'payment_intent.confirm',
        confirmByRequest(findPaymentIntent(context), parameters, context),
      ),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/payment_intents/:id/capture',
    schema: schemas.capturePaymentIntentSchema,
    notSimulated,
    handle: (parameters, context) => {
      const intent = findPaymentIntent(context);
      const captured = capturePayment(context.world, intent, {
        amountToCapture: parameters.amount_to_capture,
        finalCapture: parameters.final_capture,
        metadata:
          parameters.metadata === undefined ? undefined : mergeMetadata(intent.metadata, parameters.metadata),
        statementDescriptorSuffix: parameters.statement_descriptor_suffix,
      });
      if (captured.status === 'succeeded') markSessionPaid(context.world, captured);
      return record(context, 'payment_intent.capture', captured);
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/payment_intents/:id/cancel',
    schema: schemas.cancelPaymentIntentSchema,
    handle: ({ cancellation_reason }, context) =>
      record(
        context,
        'payment_intent.cancel',
        cancelByRequest(context.world, findPaymentIntent(context), cancellation_reason),
      ),
  }),
];

function create(parameters: CreateParameters, { world }: EndpointContext): PaymentIntentObject {
  checkAmount(parameters.amount, parameters.currency, 'amount', world.settings);
  if (parameters.customer !== undefined && !world.customers.has(parameters.customer)) {
    throw noSuch('customer', parameters.customer, 'customer', 400);
  }
  const method =
    parameters.payment_method === undefined
      ? undefined
      : resolvePaymentMethod(world, parameters.payment_method);
  const automatic = parameters.automatic_payment_methods;
  const intent = createPaymentIntent(world, {
    amount: parameters.amount,
    currency: parameters.currency,
    captureMethod: parameters.capture_method,
    confirmationMethod: parameters.confirmation_method,
    customer: parameters.customer,
    description: parameters.description,
    metadata: asMetadata(parameters.metadata),
    receiptEmail: parameters.receipt_email,
    requestMulticapture: parameters.payment_method_options?.card?.request_multicapture,
    shipping: parameters.shipping as Shipping | undefined,
    statementDescriptor: parameters.statement_descriptor,
    statementDescriptorSuffix: parameters.statement_descriptor_suffix,
    setupFutureUsage: parameters.setup_future_usage,
    transferGroup: parameters.transfer_group,
    allowedPaymentMethodTypes: parameters.allowed_payment_method_types,
    excludedPaymentMethodTypes: parameters.excluded_payment_method_types,
    automaticPaymentMethods: {
      enabled: automatic?.enabled ?? true,
      allow_redirects: automatic?.allow_redirects ?? 'always',
    },
  });
  if (!method) return intent;
  return world.update(world.paymentIntents, intent, {
    payment_method: method.id,
    status: 'requires_confirmation',
  });
}

function update(parameters: UpdateParameters, context: EndpointContext): PaymentIntentObject {
  const { world } = context;
  const intent = findPaymentIntent(context);
  const { metadata, expand: _, payment_method, shipping, ...rest } = parameters;
  const changesMoney =
    rest.amount !== undefined || rest.currency !== undefined || payment_method !== undefined;
  if (changesMoney && !UPDATABLE.includes(intent.status)) throw unexpectedState(intent, 'updated', UPDATABLE);
  const amount = rest.amount ?? intent.amount;
  if (changesMoney) checkAmount(amount, rest.currency ?? intent.currency, 'amount', world.settings);
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return world.update(world.paymentIntents, intent, {
    ...given,
    last_payment_error: null,
    metadata: mergeMetadata(intent.metadata, metadata),
    ...(shipping && { shipping: shipping as Shipping }),
    ...(payment_method !== undefined && {
      payment_method: resolvePaymentMethod(world, payment_method).id,
      status: 'requires_confirmation' as const,
    }),
  });
}
