import { z } from 'zod';
import { CustomerDecisionSchema, CustomerSchema, ErasureReportSchema } from '#contracts/models/customer';
import { DisputeSchema } from '#contracts/models/dispute';
import { PaymentSchema, RefundSchema } from '#contracts/models/payment';
import { SubscriptionSchema } from '#contracts/models/subscription';
import { CustomerContactSchema } from '#contracts/queries/customers';
import { OrderSummarySchema } from '#contracts/queries/orders';
import { LifetimeTotalSchema } from '#contracts/queries/payments';
import { UnsupportedSystemSchema } from './customer-support';
import { ProfileDifferenceSchema } from './profile-differences';

/** One person over all systems: who it is in each, what was ordered, paid and given back. */
export const CustomerViewSchema = CustomerSchema.extend({
  /** The newest 100. */
  orders: z.array(OrderSummarySchema),
  /** Of the newest orders. */
  payments: z.array(PaymentSchema),
  refunds: z.array(RefundSchema),
  disputes: z.array(DisputeSchema),
  /** The newest 50. */
  subscriptions: z.array(SubscriptionSchema),
  /** Over all orders, per currency. */
  totals: z.array(LifetimeTotalSchema),
  /** Where the records do not show the same. */
  differences: z.array(ProfileDifferenceSchema),
  /** Fields that several systems had changed, and which one won. */
  decisions: z.array(CustomerDecisionSchema),
  erasure: ErasureReportSchema.nullable(),
  /** Known contacts of the commerce system in which the customer was recognised; the newest 50. */
  contacts: z.array(CustomerContactSchema),
  /** Systems of the store that have no record of the customer because none can be kept there. */
  notSupported: z.array(UnsupportedSystemSchema),
});
export type CustomerView = z.output<typeof CustomerViewSchema>;
