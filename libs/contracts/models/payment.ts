import { z } from 'zod';
import { ErrorBodySchema, IdSchema, InstantSchema } from './common';
import { MoneySchema } from './money';
import { PaymentStatusSchema } from './statuses';

export const PaymentFailureSchema = z.object({
  code: z.string().max(100),
  declineCode: z.string().max(100).nullable(),
  /** For operators; shoppers get a generic sentence for lost, stolen and fraudulent cards. */
  message: z.string().max(2000),
  at: InstantSchema,
});

/** One attempt to get an order paid at the payment provider. `version` rises with every change. */
export const PaymentSchema = z.object({
  paymentId: IdSchema,
  storeId: IdSchema,
  orderId: IdSchema,
  /** Id of the payment connection; null when no payment is required. */
  connectionId: IdSchema.nullable(),
  mode: z.enum(['checkout', 'payment_intent', 'none']),
  captureMode: z.enum(['automatic', 'manual']),
  status: PaymentStatusSchema,
  version: z.int().nonnegative(),
  amount: MoneySchema,
  authorized: MoneySchema,
  captured: MoneySchema,
  refunded: MoneySchema,
  /** Ids at the provider. */
  external: z.object({
    checkoutSessionId: z.string().nullable(),
    paymentIntentId: z.string().nullable(),
    chargeId: z.string().nullable(),
  }),
  /** When the provider lets an uncaptured authorisation go. */
  captureBefore: InstantSchema.nullable(),
  method: z
    .object({ type: z.string(), brand: z.string().nullable(), last4: z.string().nullable() })
    .nullable(),
  /** The shopper's link: `{publicUrl}/pay/{token}`. */
  payUrl: z.string().nullable(),
  failure: PaymentFailureSchema.nullable(),
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
});
export type Payment = z.output<typeof PaymentSchema>;

export const RefundSchema = z.object({
  refundId: IdSchema,
  paymentId: IdSchema,
  storeId: IdSchema,
  orderId: IdSchema,
  amount: MoneySchema,
  status: z.enum(['pending', 'requires_action', 'succeeded', 'failed', 'canceled']),
  reason: z.string().nullable(),
  externalId: z.string().nullable(),
  failure: ErrorBodySchema.nullable(),
  createdAt: InstantSchema,
});
export type Refund = z.output<typeof RefundSchema>;
