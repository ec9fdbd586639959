import type { Order } from '#contracts/models/order';
import type { OrderStatus, PaymentStatus } from '#contracts/models/statuses';
import type { OrderSummary } from '#contracts/queries/orders';

/** An order as this service keeps it. */
export interface OrderRecord {
  readonly connectionId: string;
  readonly orderStatus: OrderStatus;
  readonly commerceStatus: string;
  /** Before the last move that was not ours. */
  readonly previousCommerceStatus: string | null;
  readonly paymentStatus: PaymentStatus;
  readonly fingerprint: string;
  /** As last read. */
  readonly order: Order;
  /** Up to where the commerce system's own history of the status is known. */
  readonly lastMoveId: number | null;
  readonly updatedAt: Date;
}

export interface OrderRow {
  connection_id: string;
  order_status: OrderStatus;
  commerce_status: string;
  previous_commerce_status: string | null;
  payment_status: PaymentStatus;
  fingerprint: string;
  snapshot: Order;
  last_move_id: number | null;
  updated_at: Date;
}

export function toRecord(row: OrderRow): OrderRecord {
  return {
    connectionId: row.connection_id,
    orderStatus: row.order_status,
    commerceStatus: row.commerce_status,
    previousCommerceStatus: row.previous_commerce_status,
    paymentStatus: row.payment_status,
    fingerprint: row.fingerprint,
    order: row.snapshot,
    lastMoveId: row.last_move_id,
    updatedAt: row.updated_at,
  };
}

export function toSummary({ order, ...record }: OrderRecord): OrderSummary {
  return {
    storeId: order.storeId,
    orderId: order.orderId,
    number: order.number,
    commerce: record.connectionId,
    orderStatus: record.orderStatus,
    commerceStatus: record.commerceStatus,
    paymentStatus: record.paymentStatus,
    total: order.total,
    placedAt: order.placedAt,
    updatedAt: record.updatedAt.toISOString(),
  };
}
