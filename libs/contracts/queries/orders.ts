import { z } from 'zod';
import { defineQuery } from '../message';
import { IdSchema, InstantSchema, OrderKeySchema } from '../models/common';
import { MoneySchema } from '../models/money';
import { OrderSchema } from '../models/order';
import { OrderStatusSchema, PaymentStatusSchema } from '../models/statuses';
import { PageRequestSchema, pageOf } from '../models/timeline';

/** Null store lists everywhere in this file mean "all"; a token scoped to stores gets its own list. */
export const OrderSummarySchema = z.object({
  storeId: IdSchema,
  orderId: IdSchema,
  number: z.string(),
  commerce: IdSchema,
  orderStatus: OrderStatusSchema,
  commerceStatus: z.string(),
  paymentStatus: PaymentStatusSchema,
  total: MoneySchema,
  placedAt: InstantSchema,
  updatedAt: InstantSchema,
});
export type OrderSummary = z.output<typeof OrderSummarySchema>;

export const ListOrders = defineQuery(
  'cms-sync',
  'list-orders',
  1,
  'Orders, newest first.',
  PageRequestSchema.extend({ storeIds: z.array(IdSchema).nullable(), status: z.string().nullable() }),
  pageOf(OrderSummarySchema),
);

export const GetOrder = defineQuery(
  'cms-sync',
  'get-order',
  1,
  "One order with its own and the commerce system's status; null when unknown.",
  OrderKeySchema,
  z.object({ summary: OrderSummarySchema, order: OrderSchema }).nullable(),
);
