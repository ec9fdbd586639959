import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';

/** What left the house together, as the commerce system names it. */
export const ParcelSchema = z.object({
  /** The system's own, unique within the order. */
  parcelId: IdSchema,
  carrier: z.string().max(200).nullable(),
  trackingNumber: z.string().max(200).nullable(),
  /** Null: the system does not say when. */
  shippedAt: InstantSchema.nullable(),
});
export type Parcel = z.output<typeof ParcelSchema>;
