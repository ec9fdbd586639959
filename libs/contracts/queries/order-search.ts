import { z } from 'zod';
import { defineQuery } from '../message';
import { IdSchema, OrderKeySchema } from '../models/common';
import { OrderSummarySchema } from './orders';

/** What of an order a searched text was found in. */
export const ORDER_MATCHES = [
  'number',
  'order-id',
  'email',
  'name',
  'amount',
  'payment',
  'charge',
  'checkout',
  'refund',
  'dispute',
  'payout',
  'movement',
  'erp-document',
] as const;
export const OrderMatchSchema = z.enum(ORDER_MATCHES);
export type OrderMatch = z.output<typeof OrderMatchSchema>;

/** Null stores: all. The text is as somebody typed it, without space at its ends. */
const request = z.object({
  storeIds: z.array(IdSchema).nullable(),
  text: z.string().min(1).max(200),
  limit: z.int().min(1).max(100),
});
export const OrderHitSchema = OrderKeySchema.extend({ by: OrderMatchSchema });
export type OrderHit = z.output<typeof OrderHitSchema>;
const hits = z.object({ hits: z.array(OrderHitSchema).max(500) });

export const FindOrders = defineQuery(
  'cms-sync',
  'find-orders',
  1,
  'Orders whose number, id, e-mail address or name begins with a text, or whose total it is.',
  request,
  hits,
);

export const FindOrdersByPayment = defineQuery(
  'payments',
  'find-orders-by-payment',
  1,
  "Orders with a payment, charge, checkout, refund or dispute of this id, the provider's or ours.",
  request,
  hits,
);

export const FindOrdersByDocument = defineQuery(
  'reconciliation',
  'find-orders-by-document',
  1,
  'Orders with this document in the ERP, this movement of the balance, or in this payout.',
  request,
  hits,
);

export const ListOrdersByKey = defineQuery(
  'cms-sync',
  'list-orders-by-key',
  1,
  'The orders of these keys that are known, newest first.',
  z.object({ keys: z.array(OrderKeySchema).max(500) }),
  z.object({ items: z.array(OrderSummarySchema).max(500) }),
);
