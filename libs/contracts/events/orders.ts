import { z } from 'zod';
import { defineEvent } from '../message';
import { InstantSchema, OrderKeySchema } from '../models/common';
import { OrderSchema } from '../models/order';
import { OrderStatusSchema } from '../models/statuses';

export const OrderPlaced = defineEvent(
  'order.placed',
  1,
  'A commerce system has a new order; told once per order.',
  z.object({ order: OrderSchema }),
);

export const OrderChanged = defineEvent(
  'order.changed',
  1,
  'Total, lines, customer or addresses of a known order are no longer what they were.',
  z.object({ order: OrderSchema, totalChanged: z.boolean() }),
);

/** What a move of the commerce status means to us, decided by the store's tables, never by a workflow. */
export const ORDER_TRANSITIONS = ['ready_for_capture', 'canceled', 'completed', 'other'] as const;

export const OrderStatusChanged = defineEvent(
  'order.status-changed',
  1,
  'Somebody else moved the order in the commerce system (our own writes are not told).',
  OrderKeySchema.extend({
    previous: z.string().nullable(),
    current: z.string(),
    transition: z.enum(ORDER_TRANSITIONS),
    at: InstantSchema,
  }),
);

export const OrderUpdated = defineEvent(
  'order.updated',
  1,
  'We wrote status, payment record or both into the commerce system and read them back.',
  OrderKeySchema.extend({
    orderStatus: OrderStatusSchema,
    commerceStatus: z.string(),
    commercePaid: z.boolean(),
    at: InstantSchema,
  }),
);
