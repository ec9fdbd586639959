import { z } from 'zod';

export const DIRECTIONS = ['Incoming', 'All'] as const;

/** One connection is one API client of one marketplace. */
export const orderCloudSettingsSchema = z.strictObject({
  apiUrl: z
    .url({ protocol: /^https?$/ })
    .describe(
      'Address of the API of your region and environment, e.g. https://westeurope-sandbox.ordercloud.io',
    ),
  authUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null)
    .describe('Address that issues tokens, where it is not that of the API'),
  clientId: z.string().min(1).max(100).describe('ID of the API client of the integration'),
  direction: z
    .enum(DIRECTIONS)
    .default('Incoming')
    .describe('Which orders are read: those that buyers placed with you, or all of them'),
  shopApiClientIds: z
    .array(z.string().min(1).max(100))
    .max(100)
    .default([])
    .describe(
      'API clients of storefront and back office: their writes send webhooks; those of others are kept aside',
    ),
  defaultCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null)
    .describe('Currency of orders whose buyer has no locale'),
  guestUserIds: z
    .array(z.string().min(1).max(100))
    .max(100)
    .default([])
    .describe('Users that anonymous shoppers order as: their orders belong to no customer'),
  guestEmailField: z
    .string()
    .min(1)
    .max(100)
    .nullable()
    .default(null)
    .describe('Field of the order’s xp that holds the e-mail address of a guest'),
  customerBuyerId: z
    .string()
    .min(1)
    .max(100)
    .nullable()
    .default(null)
    .describe('Buyer in which a customer is made who exists at the payment provider only'),
  companyField: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/)
    .nullable()
    .default(null)
    .describe('Field of a user’s xp that holds the company; without it companies are not kept in step'),
  orderReturns: z
    .boolean()
    .default(true)
    .describe('Whether an approved order return is refunded, and a refund made elsewhere becomes one'),
  putBackStock: z
    .boolean()
    .default(false)
    .describe(
      'Whether goods of canceled and returned orders go back into stock; the API client then needs ProductAdmin',
    ),
  readShipments: z
    .boolean()
    .default(false)
    .describe(
      'Whether parcels are read: carrier, tracking number, contents; the API client then needs ShipmentReader',
    ),
  createOrders: z
    .boolean()
    .default(false)
    .describe(
      'Whether a paid renewal of a subscription becomes an order; the API client then needs OverrideUnitPrice and OverrideTax',
    ),
  pollingIntervalSeconds: z
    .int()
    .min(5)
    .max(3600)
    .default(120)
    .describe('How often orders are looked for whose event never came'),
  ordersFrom: z.iso
    .datetime({ offset: true })
    .nullable()
    .default(null)
    .describe('Orders placed before this time are left alone'),
  otherStripeIntegrationRetiredAt: z.iso
    .datetime({ offset: true })
    .nullable()
    .default(null)
    .describe(
      'When another payment integration was switched off; its payments on older orders are then no obstacle',
    ),
});
export type OrderCloudSettings = z.output<typeof orderCloudSettingsSchema>;
