import { z } from 'zod';
import type { OrderStatus } from '#contracts/models/statuses';
import { ORDER_STATUSES } from '#contracts/models/statuses';

const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const internalId = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/);

/** Stages of the pipeline that every account has. */
const DEFAULT_STAGES: Readonly<Record<OrderStatus, string>> = {
  placed: 'contractsent',
  awaiting_payment: 'contractsent',
  authorized: 'contractsent',
  paid: 'closedwon',
  payment_failed: 'contractsent',
  capture_failed: 'contractsent',
  canceled: 'closedlost',
  completed: 'closedwon',
  refunded: 'closedlost',
};

/** What an administrator says about the account; descriptions are the labels of the form. */
export const hubSpotSettingsSchema = z.strictObject({
  baseUrl: httpUrl.default('https://api.hubapi.com').describe('Address of the API'),
  pipeline: internalId.default('default').describe('Internal id of the deal pipeline'),
  stages: z
    .partialRecord(z.enum(ORDER_STATUSES), internalId)
    .default({})
    .transform((stages): Record<OrderStatus, string> => ({ ...DEFAULT_STAGES, ...stages }))
    .describe('Our word for an order to the internal id of a stage of the pipeline'),
  multipleCurrencies: z
    .boolean()
    .default(false)
    .describe(
      'Whether the account has all currencies of the shop switched on, so that a deal may carry its own',
    ),
  createProperties: z
    .boolean()
    .default(true)
    .describe('Make the custom properties that are missing; off: an administrator makes them'),
  requestsPerTenSeconds: z
    .int()
    .min(1)
    .max(190)
    .default(90)
    .describe(
      'How much of the limit per ten seconds this connection may use; other apps of the account need theirs',
    ),
});
export type HubSpotSettings = z.output<typeof hubSpotSettingsSchema>;
