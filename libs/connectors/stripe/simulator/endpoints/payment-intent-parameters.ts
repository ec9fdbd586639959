import { z } from 'zod';
import { cardOptionsSchema, statementDescriptorSuffix } from '../checkout/session-parameters';
import * as p from '../protocol/parameters';

const captureMethod = z.enum(['automatic', 'automatic_async', 'manual']);

const common = {
  customer: p.text().optional(),
  description: p.text(1000).optional(),
  expand: p.expand.optional(),
  metadata: p.metadata.optional(),
  payment_method: p.text().optional(),
  receipt_email: p.email.optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
  shipping: p.shipping.optional(),
  statement_descriptor: p.text(22).optional(),
  statement_descriptor_suffix: statementDescriptorSuffix.optional(),
  transfer_group: p.text().optional(),
};

export const createPaymentIntentSchema = z.strictObject({
  ...common,
  amount: p.integer(1),
  currency: p.currency,
  allowed_payment_method_types: z.array(p.text()).optional(),
  automatic_payment_methods: z
    .strictObject({ enabled: p.boolean, allow_redirects: z.enum(['always', 'never']).optional() })
    .optional(),
  capture_method: captureMethod.optional(),
  confirm: p.boolean.optional(),
  confirmation_method: z.enum(['automatic', 'manual']).optional(),
  excluded_payment_method_types: z.array(p.text()).optional(),
  off_session: p.boolean.optional(),
  payment_method_options: cardOptionsSchema.optional(),
  return_url: p.url.optional(),
});

export const updatePaymentIntentSchema = z.strictObject({
  ...common,
  amount: p.integer(1).optional(),
  currency: p.currency.optional(),
  capture_method: captureMethod.optional(),
});

export const confirmPaymentIntentSchema = z.strictObject({
  capture_method: captureMethod.optional(),
  expand: p.expand.optional(),
  off_session: p.boolean.optional(),
  payment_method: p.text().optional(),
  receipt_email: p.email.optional(),
  return_url: p.url.optional(),
  shipping: p.shipping.optional(),
});

export const capturePaymentIntentSchema = z.strictObject({
  /** Zero only releases what is left of a payment that was captured in part. */
  amount_to_capture: p.integer(0).optional(),
  expand: p.expand.optional(),
  final_capture: p.boolean.optional(),
  metadata: p.metadata.optional(),
  statement_descriptor_suffix: statementDescriptorSuffix.optional(),
});

export const cancelPaymentIntentSchema = z.strictObject({
  cancellation_reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned']).optional(),
  expand: p.expand.optional(),
});

/** Stripe takes them, this simulator refuses them by name. */
export const PAYMENT_INTENT_PARAMETERS_NOT_SIMULATED = [
  'amount_details',
  'amount_to_confirm',
  'application_fee_amount',
  'confirmation_token',
  'customer_account',
  'error_on_requires_action',
  'hooks',
  'mandate',
  'mandate_data',
  'on_behalf_of',
  'payment_details',
  'payment_method_configuration',
  'payment_method_data',
  'radar_options',
  'transfer_data',
  'use_stripe_sdk',
];
