import { z } from 'zod';

const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

/** What an administrator says about the ERP; descriptions are the labels of the form. */
export const erpNextSettingsSchema = z.strictObject({
  baseUrl: httpUrl.describe('Address of the ERPNext site, e.g. https://erp.example.com'),
  company: z.string().min(1).describe('Company, exactly as ERPNext names it'),
  warehouse: z.string().min(1).describe('Warehouse that orders are delivered from, e.g. "Stores - DS"'),
  accounts: z
    .record(z.string().regex(/^\d{4}$/), z.string().min(1))
    .describe(
      'Account number of our chart to the full account name in ERPNext, e.g. 1100: "Stripe Clearing - DS"',
    ),
  costCenter: z.string().min(1).nullable().default(null).describe('Cost center for income and expense lines'),
  bridgeKeyField: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,60}$/)
    .default('bridge_key')
    .describe('Name of the unique custom field on Journal Entry, Customer and Sales Order'),
  customerGroup: z.string().min(1).default('All Customer Groups').describe('Group of customers made by us'),
  territory: z.string().min(1).default('All Territories').describe('Territory of customers made by us'),
  itemGroup: z.string().min(1).default('Products').describe('Group of items made by us'),
  unitOfMeasure: z.string().min(1).default('Nos').describe('Unit of items made by us'),
  missingItems: z
    .enum(['refuse', 'create'])
    .default('refuse')
    .describe('What to do with a SKU that ERPNext does not know: refuse the order, or make a non-stock item'),
  fallbackItem: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe('Item for order lines that carry no SKU at all'),
  deliveryDays: z.int().min(0).max(365).default(0).describe('Days from order to expected delivery'),
  timeZone: z.string().min(1).default('UTC').describe('Time zone of the dates on sales orders'),
});
export type ErpNextSettings = z.output<typeof erpNextSettingsSchema>;
