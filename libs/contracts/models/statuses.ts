import { z } from 'zod';

/** Our word for where an order stands, the same for every commerce system. */
export const ORDER_STATUSES = [
  'placed',
  'awaiting_payment',
  'authorized',
  'paid',
  'payment_failed',
  'capture_failed',
  'canceled',
  'completed',
  'refunded',
] as const;
export const OrderStatusSchema = z.enum(ORDER_STATUSES);
export type OrderStatus = z.output<typeof OrderStatusSchema>;

/** Where the money of an order stands. "Paid" means captured. */
export const PAYMENT_STATUSES = [
  'not_required',
  'pending',
  'requires_action',
  'processing',
  'authorized',
  'partially_captured',
  'paid',
  'failed',
  'canceled',
  'expired',
  'partially_refunded',
  'refunded',
  'disputed',
] as const;
export const PaymentStatusSchema = z.enum(PAYMENT_STATUSES);
export type PaymentStatus = z.output<typeof PaymentStatusSchema>;
