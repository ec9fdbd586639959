import { z } from 'zod';

export const EVENT_AUTHENTICATIONS = ['signed', 'unguessable-url'] as const;

/** One connection is one site of one Kentico installation. */
export const kenticoSettingsSchema = z.strictObject({
  restUrl: z
    .url({ protocol: /^https?$/ })
    .describe(
      'Address of the REST service: the administration application with /rest, e.g. https://admin.shop.example/rest',
    ),
  siteName: z.string().min(1).max(100).describe('Code name of the site whose orders are paid here'),
  userName: z.string().min(1).max(100).describe('Kentico user of the integration, made for nothing else'),
  eventAuthentication: z
    .enum(EVENT_AUTHENTICATIONS)
    .default('signed')
    .describe(
      'How events prove where they come from: signed by our companion module, or an unguessable address',
    ),
  pollingIntervalSeconds: z
    .int()
    .min(5)
    .max(3600)
    .default(120)
    .describe('How often orders are looked for whose event never came'),
  paymentOptions: z
    .array(z.string().min(1).max(200))
    .max(50)
    .default([])
    .describe('Code names of the payment options that are paid through us; none named: every order is ours'),
  ordersFrom: z.iso
    .datetime({ offset: true })
    .nullable()
    .default(null)
    .describe('Orders placed before this time are left alone'),
  otherStripeIntegrationRetiredAt: z.iso
    .datetime({ offset: true })
    .nullable()
    .default(null)
    .describe('When another Stripe module was switched off; its traces on older orders are then no obstacle'),
});
export type KenticoSettings = z.output<typeof kenticoSettingsSchema>;
