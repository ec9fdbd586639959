import { z } from 'zod';
import { JournalEntrySchema } from '#contracts/models/journal-entry';
import { OrderFundsSchema } from '#contracts/models/order-funds';
import { OrderCustomerSchema } from '#contracts/models/order';
import { PaymentSchema, RefundSchema } from '#contracts/models/payment';
import { TimelineItemSchema } from '#contracts/models/timeline';
import { OrderSummarySchema } from '#contracts/queries/orders';

/** One order over all services: what it is, what was paid, what was booked, what happened. */
export const OrderDetailSchema = OrderSummarySchema.extend({
  customer: OrderCustomerSchema,
  payments: z.array(PaymentSchema),
  refunds: z.array(RefundSchema),
  disputes: z.array(z.unknown()),
  journals: z.array(JournalEntrySchema),
  funds: OrderFundsSchema.describe('Where the money is between the balance at the provider and the bank'),
  timeline: z.array(TimelineItemSchema),
});
export type OrderDetail = z.output<typeof OrderDetailSchema>;
