import { z } from 'zod';
import { ErrorBodySchema, IdSchema, InstantSchema } from './common';
import { MoneySchema } from './money';
import { RiskLevelSchema } from './payment-review';
import { PaymentStatusSchema } from './statuses';

export const PaymentFailureSchema = z.object({
  code: z.string().max(100),
  declineCode: z.string().max(100).nullable(),
  /** For operators; shoppers get a generic sentence for lost, stolen and fraudulent cards. */
  message: z.string().max(2000),
  at: InstantSchema,
});

/** One capture; a payment may have several where the provider and the card allow it. */
export const CaptureSchema = z.object({
  captureId: IdSchema,
  /** Zero when it only released what was left. */
  amount: MoneySchema,
  /** What was left was released. */
  final: z.boolean(),
  /** What it was made for: a shipment, for example. */
  sourceId: IdSchema.nullable(),
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
  /** What may still be captured. */
  capturable: MoneySchema.optional(),
  /** Whether it may be captured in several parts; known only once it is authorised. */
  multicapture: z.boolean().optional(),
  /** Captures made through us, oldest first. */
  captures: z.array(CaptureSchema).max(60).optional(),
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
  /** How dangerous the provider thinks it is; null before a charge exists. */
  risk: RiskLevelSchema.nullable().optional(),
  /** Whether the provider asks a person to look at it; nothing is to be shipped while it is open. */
  review: z.enum(['open', 'closed']).nullable().optional(),
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
  /** Why, in words; null when nobody said. */
  note: z.string().max(500).nullable().optional(),
  externalId: z.string().nullable(),
  failure: ErrorBodySchema.nullable(),
  createdAt: InstantSchema,
});
export type Refund = z.output<typeof RefundSchema>;
