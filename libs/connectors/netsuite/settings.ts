import { z } from 'zod';

const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const internalId = z.string().regex(/^[1-9]\d{0,14}$/);
const itemName = z.string().min(1).max(60);

/** What an administrator says about the ERP; descriptions are the labels of the form. */
export const netSuiteSettingsSchema = z.strictObject({
  baseUrl: httpUrl.describe(
    'SuiteTalk address of the account, e.g. https://1234567.suitetalk.api.netsuite.com',
  ),
  clientId: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Client ID (consumer key) of the integration record'),
  certificateId: z.string().min(1).max(200).describe('Certificate ID of the newest private key'),
  previousCertificateId: z
    .string()
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .describe('Certificate ID of the older private key, while keys are being changed'),
  subsidiary: internalId
    .nullable()
    .default(null)
    .describe('Internal ID of the subsidiary; none in an account without OneWorld'),
  accounts: z
    .record(z.string().regex(/^\d{4}$/), z.string().min(1).max(60))
    .describe('Account number of our chart to the number of the account in NetSuite, e.g. 1100: "1105"'),
  shippingItem: itemName.default('SHIPPING').describe('Item for shipping'),
  taxItem: itemName.default('TAX').describe('Item for tax'),
  discountItem: itemName.default('DISCOUNT').describe('Item for discounts'),
  roundingItem: itemName.default('ROUNDING').describe('Item for rounding'),
  fallbackItem: itemName.nullable().default(null).describe('Item for order lines that carry no SKU at all'),
  taxCode: internalId
    .nullable()
    .default(null)
    .describe('Internal ID of a tax code of 0 % for order lines; none where SuiteTax decides'),
  location: internalId
    .nullable()
    .default(null)
    .describe('Internal ID of the location orders are delivered from'),
  concurrency: z
    .int()
    .min(1)
    .max(20)
    .default(3)
    .describe('Requests at a time; the limit is the account’s and shared by all integrations'),
  timeZone: z.string().min(1).default('UTC').describe('Time zone of the dates on sales orders'),
  userTimeZone: z
    .string()
    .min(1)
    .default('UTC')
    .describe('Time zone of the user in NetSuite (Set Preferences), in which queries tell times'),
});
export type NetSuiteSettings = z.output<typeof netSuiteSettingsSchema>;
