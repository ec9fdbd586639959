import { z } from 'zod';

/** ISO 8601 in UTC with a `Z`. */
export const InstantSchema = z.iso.datetime({ offset: false });
export const IdSchema = z.string().min(1).max(200);

export const AddressSchema = z.object({
  name: z.string().max(300).nullable(),
  company: z.string().max(300).nullable(),
  line1: z.string().max(500),
  line2: z.string().max(500).nullable(),
  city: z.string().max(200),
  /** State, province or region as the commerce system codes it. */
  state: z.string().max(200).nullable(),
  postalCode: z.string().max(40).nullable(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/),
  phone: z.string().max(50).nullable(),
});
export type Address = z.output<typeof AddressSchema>;

/** What every fact about one order carries. */
export const OrderKeySchema = z.object({ storeId: IdSchema, orderId: IdSchema });
export type OrderKey = z.output<typeof OrderKeySchema>;

export const ErrorBodySchema = z.object({
  /** Stable, kebab-case. */
  code: z.string().max(100),
  message: z.string().max(4000),
  details: z.record(z.string(), z.unknown()).optional(),
});
