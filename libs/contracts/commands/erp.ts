import { z } from 'zod';
import { defineCommand } from '../message';
import { IdSchema, OrderKeySchema } from '../models/common';
import { OrderSchema } from '../models/order';
import { PaymentSchema } from '../models/payment';

export const PostOrder = defineCommand(
  'reconciliation',
  'post-order',
  1,
  'Give the ERP the customer and the order; finds them first, so twice makes one.',
  OrderKeySchema.extend({ order: OrderSchema.optional(), payment: PaymentSchema.optional() }),
);
export const ReserveInventory = defineCommand(
  'reconciliation',
  'reserve-inventory',
  1,
  'Hold stock for the order in the ERP.',
  OrderKeySchema,
);
export const ReleaseInventory = defineCommand(
  'reconciliation',
  'release-inventory',
  1,
  'Let go the stock held for the order.',
  OrderKeySchema,
);
export const PostJournal = defineCommand(
  'reconciliation',
  'post-journal',
  1,
  'Give the ERP an entry that stands in our books; finds it first, so twice makes one.',
  z.object({ storeId: IdSchema, entryId: IdSchema }),
);

export const RetryBooking = defineCommand(
  'reconciliation',
  'retry-booking',
  1,
  'Book a movement that was an exception by the rules and orders of today, and what waited for it.',
  z.object({
    /** Id of the movement at the provider. */
    balanceTransactionId: IdSchema,
    /** Null: all stores. */
    stores: z.array(IdSchema).max(1_000).nullable(),
    requestId: IdSchema.optional(),
  }),
);
