import { z } from 'zod';
import { xConnectFields } from './xconnect/settings';

export const GRANTS = ['client_credentials', 'password'] as const;

/** Lists in which an order stands during its life, in the order in which it passes through them. */
export const ORDER_LISTS = [
  'PendingOrders',
  'WaitingForAvailabilityOrders',
  'OnHoldOrders',
  'ProblemOrders',
  'ReleasedOrders',
  'CompletedOrders',
  'CancelledOrders',
] as const;

const name = z.string().min(1).max(200);

/** One connection is one shop of one Commerce Engine. */
export const xcSettingsSchema = z
  .strictObject({
    engineUrl: z
      .url({ protocol: /^https?$/ })
      .describe(
        'Address of the engine’s OData service with its last part, e.g. https://engine.shop.example:5000/api',
      ),
    identityUrl: z
      .url({ protocol: /^https?$/ })
      .describe('Address of the Sitecore Identity Server, e.g. https://identity.shop.example'),
    grant: z
      .enum(GRANTS)
      .default('client_credentials')
      .describe('How tokens are had: a client of our own (recommended), or user name and password'),
    clientId: name.describe('Client known to the Identity Server'),
    scope: name
      .default('EngineAPI')
      .describe('Scopes to ask for, separated by spaces; the engine checks for EngineAPI'),
    userName: name
      .nullable()
      .default(null)
      .describe('For the password grant: user with its domain, e.g. sitecore\\tillbridge'),
    environment: name.describe('Environment of the engine that holds the orders, e.g. HabitatAuthoring'),
    shopName: name.describe('Name of the shop whose orders are paid here, e.g. Storefront'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .describe('Currency sent with every call; an order keeps its own'),
    language: z.string().min(2).max(20).default('en-US').describe('Language sent with every call'),
    orderLists: z
      .array(name)
      .min(1)
      .max(20)
      .default([...ORDER_LISTS])
      .describe('Lists looked through for orders that no event told of'),
    customStatuses: z
      .array(name)
      .max(50)
      .default([])
      .describe('Order statuses that the shop’s own plug-ins add to those of the product'),
    paymentMethods: z
      .array(name)
      .max(50)
      .default([])
      .describe('Names of the payment methods that are paid through us; none named: every order is ours'),
    paymentRecord: z
      .enum(['companion', 'none'])
      .default('companion')
      .describe('Where payments are recorded in the order: by our companion plug-in, or not at all'),
    ordersFrom: z.iso
      .datetime({ offset: true })
      .nullable()
      .default(null)
      .describe('Orders placed before this time are left alone'),
    settlementGraceMinutes: z
      .int()
      .min(5)
      .max(1440)
      .default(20)
      .describe('How long the minions may take to settle before an order counts as not settled'),
    ...xConnectFields,
    pollingIntervalSeconds: z
      .int()
      .min(5)
      .max(3600)
      .default(120)
      .describe('How often the order lists are looked through'),
  })
  .refine(({ grant, userName }) => grant !== 'password' || userName !== null, {
    path: ['userName'],
    error: 'is needed for the password grant',
  });
export type XcSettings = z.output<typeof xcSettingsSchema>;
