import { z } from 'zod';
import { CustomerDecisionSchema, CustomerSchema, ErasureReportSchema } from '#contracts/models/customer';
import { PaymentSchema, RefundSchema } from '#contracts/models/payment';
import { OrderSummarySchema } from '#contracts/queries/orders';

/** One person over all systems: who it is in each, what was ordered, paid and given back. */
export const CustomerViewSchema = CustomerSchema.extend({
  /** The newest 100. */
  orders: z.array(OrderSummarySchema),
  /** Of the newest orders. */
  payments: z.array(PaymentSchema),
  refunds: z.array(RefundSchema),
  disputes: z.array(z.unknown()),
  subscriptions: z.array(z.unknown()),
  /** Fields that several systems had changed, and which one won. */
  decisions: z.array(CustomerDecisionSchema),
  erasure: ErasureReportSchema.nullable(),
});
export type CustomerView = z.output<typeof CustomerViewSchema>;
