import { z } from 'zod';

const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

/** What an administrator says about the ERP; descriptions are the labels of the form. */
export const trytonSettingsSchema = z.strictObject({
  baseUrl: httpUrl.describe('Address of the Tryton server, e.g. https://tryton.example.com'),
  database: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{1,63}$/)
    .describe('Database of the Tryton server, as the log-in form names it'),
  user: z.string().min(1).max(200).describe("Log-in name of the bridge's own user"),
  company: z.string().min(1).describe('Company, exactly as Tryton names it'),
  journal: z.string().min(1).describe('Code of the journal that entries are written to, e.g. STRIPE'),
  accounts: z
    .record(z.string().regex(/^\d{4}$/), z.string().min(1))
    .describe('Account number of our chart to the code of the account in Tryton, e.g. 1100: "1100"'),
  warehouse: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe('Code or name of the warehouse orders are delivered from; needed only where there are several'),
  invoices: z
    .enum(['none', 'on-order', 'on-shipment'])
    .default('none')
    .describe('When a sale makes a draft invoice. With "none" only journal entries tell of the money'),
  missingItems: z
    .enum(['refuse', 'create'])
    .default('refuse')
    .describe('What to do with a SKU that Tryton does not know: refuse the order, or make a service product'),
  fallbackItem: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe('Code of the product for order lines that carry no SKU at all'),
  unitOfMeasure: z.string().min(1).default('Unit').describe('Unit of products made by us'),
  timeZone: z.string().min(1).default('UTC').describe('Time zone of the dates on sales'),
});
export type TrytonSettings = z.output<typeof trytonSettingsSchema>;
