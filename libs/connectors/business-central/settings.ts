import { z } from 'zod';

const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

/** What an administrator says about the ERP; descriptions are the labels of the form. */
export const businessCentralSettingsSchema = z.strictObject({
  baseUrl: httpUrl
    .default('https://api.businesscentral.dynamics.com/v2.0')
    .describe('Address of the service; only national clouds have another'),
  loginUrl: httpUrl
    .default('https://login.microsoftonline.com')
    .describe('Address of Microsoft Entra; only national clouds have another'),
  tenant: z
    .string()
    .regex(/^[A-Za-z0-9.-]{1,100}$/)
    .describe('Directory (tenant) ID of Microsoft Entra, or its domain'),
  environment: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,40}$/)
    .describe('Environment of Business Central, e.g. Production'),
  company: z.guid().describe('ID of the company, as GET companies tells it; not its name'),
  clientId: z.guid().describe('Application (client) ID of the app registration'),
  accounts: z
    .record(z.string().regex(/^\d{4}$/), z.string().min(1).max(20))
    .describe('Account number of our chart to the number of the G/L account, e.g. 1100: "10990"'),
  taxCode: z
    .string()
    .min(1)
    .max(20)
    .nullable()
    .default(null)
    .describe('Tax code of 0 % for the lines of sales orders; tax is a line of its own'),
  location: z.guid().nullable().default(null).describe('ID of the location orders are delivered from'),
  fallbackItem: z
    .string()
    .min(1)
    .max(20)
    .nullable()
    .default(null)
    .describe('Item for order lines that carry no SKU at all'),
  timeZone: z.string().min(1).default('UTC').describe('Time zone of the dates on sales orders'),
});
export type BusinessCentralSettings = z.output<typeof businessCentralSettingsSchema>;
