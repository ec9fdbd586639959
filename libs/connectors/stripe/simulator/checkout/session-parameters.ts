import { z } from 'zod';
import * as p from '../protocol/parameters';

const LOCALES =
  'auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW'.split(
    ' ',
  );

const priceData = z.strictObject({
  currency: p.currency,
  product: p.text().optional(),
  product_data: z
    .strictObject({
      name: p.text(),
      description: p.text(40_000).optional(),
      images: z.array(p.url).max(8).optional(),
      metadata: p.metadata.optional(),
      tax_code: p.text().optional(),
      unit_label: p.text(12).optional(),
    })
    .optional(),
  tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
  unit_amount: p.integer(0).optional(),
  unit_amount_decimal: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,12})?$/, 'Invalid decimal')
    .optional(),
});

const lineItem = z.strictObject({
  metadata: p.metadata.optional(),
  price: p.text().optional(),
  price_data: priceData.optional(),
  quantity: p.integer(1).optional(),
});

export const statementDescriptorSuffix = z
  .string()
  .max(22, 'The statement descriptor suffix must be at most 22 characters')
  .refine(
    (value) => !/[<>\\'"*]/.test(value),
    'The statement descriptor suffix must not contain any of <>\\\'"*',
  )
  .refine(
    (value) => /[A-Za-z]/.test(value),
    'The statement descriptor suffix must contain at least one letter',
  );

const paymentIntentData = z.strictObject({
  capture_method: z.enum(['automatic', 'automatic_async', 'manual']).optional(),
  description: p.text(1000).optional(),
  metadata: p.metadata.optional(),
  receipt_email: p.email.optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
  shipping: p.shipping.optional(),
  statement_descriptor: p.text(22).optional(),
  statement_descriptor_suffix: statementDescriptorSuffix.optional(),
  transfer_group: p.text().optional(),
});

/** Of the options of payment methods, the one wish that this simulator grants. */
export const cardOptionsSchema = z.strictObject({
  card: z.strictObject({ request_multicapture: z.enum(['if_available', 'never']).optional() }).optional(),
});

export const createSessionSchema = z.strictObject({
  allowed_payment_method_types: z.array(p.text()).optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  cancel_url: p.url.optional(),
  client_reference_id: p.text(200).optional(),
  currency: p.currency.optional(),
  customer: p.text().optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  customer_email: p.email.optional(),
  excluded_payment_method_types: z.array(p.text()).optional(),
  expand: p.expand.optional(),
  expires_at: p.integer().optional(),
  line_items: z.array(lineItem).optional(),
  locale: z.enum(LOCALES).optional(),
  metadata: p.metadata.optional(),
  mode: z.enum(['payment', 'setup', 'subscription']),
  payment_intent_data: paymentIntentData.optional(),
  payment_method_options: cardOptionsSchema.optional(),
  phone_number_collection: z.strictObject({ enabled: p.boolean }).optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay', 'subscribe']).optional(),
  success_url: p.url.optional(),
  ui_mode: z.enum(['hosted_page', 'embedded_page', 'elements', 'form']).optional(),
});
export type CreateSessionParameters = z.output<typeof createSessionSchema>;
export type LineItemParameters = z.output<typeof lineItem>;

/** Stripe takes them, this simulator refuses them by name. */
export const SESSION_PARAMETERS_NOT_SIMULATED = [
  'adaptive_pricing',
  'after_expiration',
  'allow_promotion_codes',
  'automatic_tax',
  'branding_settings',
  'consent_collection',
  'custom_fields',
  'custom_text',
  'customer_account',
  'customer_update',
  'discounts',
  'integration_identifier',
  'invoice_creation',
  'managed_payments',
  'name_collection',
  'optional_items',
  'origin_context',
  'payment_method_collection',
  'payment_method_configuration',
  'payment_method_data',
  'permissions',
  'redirect_on_completion',
  'return_url',
  'saved_payment_method_options',
  'setup_intent_data',
  'shipping_address_collection',
  'shipping_options',
  'subscription_data',
  'tax_id_collection',
  'wallet_options',
];
