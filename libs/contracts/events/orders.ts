import { z } from 'zod';
import { defineEvent } from '../message';
import { IdSchema, InstantSchema, OrderKeySchema } from '../models/common';
import { MoneySchema } from '../models/money';
import { ParcelSchema } from '../models/parcel';
import { OrderSchema } from '../models/order';
import { OrderStatusSchema } from '../models/statuses';

export const OrderPlaced = defineEvent(
  'order.placed',
  1,
  'A commerce system has a new order; told once per order.',
  z.object({
    order: OrderSchema,
    /** Our record on the order names this payment as its own: the order was known before, and is paid. It is looked for, never made. */
    paidBy: IdSchema.optional(),
  }),
);

export const OrderChanged = defineEvent(
  'order.changed',
  1,
  'Total, lines, customer or addresses of a known order are no longer what they were.',
  z.object({ order: OrderSchema, totalChanged: z.boolean() }),
);

/** What a move of the commerce status means to us, decided by the store's tables, never by a workflow. */
export const ORDER_TRANSITIONS = ['ready_for_capture', 'canceled', 'completed', 'refunded', 'other'] as const;

export const OrderStatusChanged = defineEvent(
  'order.status-changed',
  1,
  'Somebody else moved the order in the commerce system (our own writes are not told).',
  OrderKeySchema.extend({
    previous: z.string().nullable(),
    current: z.string(),
    transition: z.enum(ORDER_TRANSITIONS),
    /** The last shipment told until then; left out when there is none. Its own event may arrive after this one. */
    shipment: z.object({ shipmentId: IdSchema, complete: z.boolean() }).optional(),
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
    /** Why, for people; left out when there is nothing to say beyond the status. */
    note: z.string().max(2000).optional(),
    at: InstantSchema,
  }),
);

export const OrderReturnApproved = defineEvent(
  'order.return-approved',
  1,
  'People in the commerce system have approved or completed a return: its amount is to be given back. Told once per return.',
  OrderKeySchema.extend({
    returnId: IdSchema,
    amount: MoneySchema,
    items: z
      .array(z.object({ lineId: z.string().max(200), quantity: z.number().positive().nullable() }))
      .max(5_000),
    reason: z.string().max(500).nullable(),
    at: InstantSchema,
  }),
);

export const OrderShipped = defineEvent(
  'order.shipped',
  1,
  'More of an order has been shipped than was known: told once per growth, with what the new part is worth.',
  OrderKeySchema.extend({
    /** Ours: `shipment-1` and so on, in the order in which they were seen. */
    shipmentId: IdSchema,
    items: z.array(z.object({ lineId: z.string().max(200), quantity: z.number().positive() })).max(2_000),
    /** The part of the order's total that these items are worth, shares of tax, shipping and discount included. */
    amount: MoneySchema,
    /** Everything shipped so far; the order's total when nothing is left to ship. */
    shipped: MoneySchema,
    /** Nothing is left to ship. */
    complete: z.boolean(),
    /** The parcel that these items are in; left out when the system tells of none, or not yet. */
    parcel: ParcelSchema.optional(),
    at: InstantSchema,
  }),
);

export const OrderParcelUpdated = defineEvent(
  'order.parcel-updated',
  1,
  'More is known of goods that were told as shipped: their parcel, its carrier or its tracking number. No money hangs on it.',
  OrderKeySchema.extend({
    parcel: ParcelSchema,
    /** What of the order is in it, as far as it was told as shipped. */
    items: z.array(z.object({ lineId: z.string().max(200), quantity: z.number().positive() })).max(2_000),
    at: InstantSchema,
  }),
);

export const OrderStockPutBack = defineEvent(
  'order.stock-put-back',
  1,
  'Goods of a canceled or returned order are in the stock of the commerce system again; read back.',
  OrderKeySchema.extend({
    sourceId: IdSchema,
    items: z
      .array(
        z.object({
          lineId: z.string().max(200),
          quantity: z.number().positive(),
          place: z.enum(['product', 'variant', 'inventory-record']),
          /** As the system shows it afterwards. */
          available: z.number(),
        }),
      )
      .max(5_000),
    /** Lines of which no stock is kept. */
    skipped: z.array(z.object({ lineId: z.string().max(200), reason: z.string().max(500) })).max(5_000),
    at: InstantSchema,
  }),
);

export const OrderSentAgain = defineEvent(
  'order.sent-again',
  1,
  'An operator had what is true of an order sent to the shop or the ERP once more. The receiver tells itself what it made of it.',
  OrderKeySchema.extend({
    to: z.enum(['shop', 'erp']),
    /** Who asked for it, as the audit log names them. */
    by: z.string().max(500),
    /** Types of the commands that were sent. */
    types: z.array(z.string().max(255)).max(500),
    at: InstantSchema,
  }),
);
