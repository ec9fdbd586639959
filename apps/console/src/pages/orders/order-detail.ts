import type { Dispute } from '#contracts/models/dispute';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { OrderFunds } from '#contracts/models/order-funds';
import type { OrderCustomer } from '#contracts/models/order';
import type { Payment, Refund } from '#contracts/models/payment';
import type { TimelineItem } from '#contracts/models/timeline';
import type { OrderSummary } from '#contracts/queries/orders';

/** `GET /api/v1/orders/{storeId}/{orderId}`: one order over all services. */
export interface OrderDetail extends OrderSummary {
  readonly customer: OrderCustomer;
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
  readonly disputes: readonly Dispute[];
  readonly journals: readonly JournalEntry[];
  readonly funds: OrderFunds;
  readonly timeline: readonly TimelineItem[];
}

/** The payment that counts: the last one that is not given up. */
export function currentPayment({ payments }: Pick<OrderDetail, 'payments'>): Payment | undefined {
  const alive = payments.filter(({ status }) => status !== 'canceled' && status !== 'expired');
  return alive.at(-1) ?? payments.at(-1);
}
