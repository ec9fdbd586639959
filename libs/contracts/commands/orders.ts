import { z } from 'zod';
import { defineCommand } from '../message';
import { IdSchema, OrderKeySchema } from '../models/common';
import { PaymentSchema } from '../models/payment';
import { OrderStatusSchema } from '../models/statuses';

export const UpdateOrder = defineCommand(
  'cms-sync',
  'update-order',
  1,
  'Write status and payment record into the commerce system: read, compare, write, read back.',
  OrderKeySchema.extend({
    /** Where the order should stand; left out when only the payment record is to be written. */
    orderStatus: OrderStatusSchema.optional(),
    payment: PaymentSchema.optional(),
    /** For the order's history, in words. */
    note: z.string().max(2000).optional(),
    /** Put the order back to its status before the last foreign move (a refused capture). */
    restorePreviousStatus: z.boolean().optional(),
  }),
);

export const CheckOrder = defineCommand(
  'cms-sync',
  'check-order',
  1,
  'Look at an order in the commerce system and tell what is new about it: the sweep found it, no event did.',
  OrderKeySchema,
);

export const PutBackStock = defineCommand(
  'cms-sync',
  'put-back-stock',
  1,
  'Put goods of a canceled or returned order back into the stock of the commerce system, where the connection asks for it.',
  OrderKeySchema.extend({
    /** What brings them back: the same one twice is one movement. */
    sourceId: IdSchema,
    /** The commerce status that the order was in before; null: it does not matter. */
    takenIn: z.string().max(200).nullable(),
    /** Null: everything that has not been shipped. */
    items: z
      .array(z.object({ lineId: z.string().max(200), quantity: z.number().positive().nullable() }))
      .max(5_000)
      .nullable(),
  }),
);
