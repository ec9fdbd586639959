import { z } from 'zod';

const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const reference = z.string().min(1).max(100);

/** What an administrator says about the ERP; descriptions are the labels of the form. */
export const odooSettingsSchema = z.strictObject({
  baseUrl: httpUrl.describe('Address of Odoo, e.g. https://example.odoo.com'),
  database: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{1,63}$/)
    .nullable()
    .default(null)
    .describe('Name of the database, where the address serves several'),
  companyId: z.int().positive().describe('ID of the company whose books are kept'),
  journal: z.string().min(1).max(10).describe('Short code of the journal for entries, of type Miscellaneous'),
  accounts: z
    .record(z.string().regex(/^\d{4}$/), z.string().min(1).max(64))
    .describe('Account number of our chart to the code of the account in Odoo, e.g. 1100: "101410"'),
  shippingProduct: reference.default('SHIPPING').describe('Internal reference of the service for shipping'),
  taxProduct: reference.default('TAX').describe('Internal reference of the service for tax'),
  discountProduct: reference.default('DISCOUNT').describe('Internal reference of the service for discounts'),
  roundingProduct: reference.default('ROUNDING').describe('Internal reference of the service for rounding'),
  fallbackProduct: reference
    .nullable()
    .default(null)
    .describe('Internal reference of the product for order lines that carry no SKU at all'),
});
export type OdooSettings = z.output<typeof odooSettingsSchema>;
