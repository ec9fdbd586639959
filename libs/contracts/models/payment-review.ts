import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';

/** How dangerous the provider thinks a payment is. */
export const RISK_LEVELS = ['normal', 'elevated', 'highest', 'not_assessed', 'unknown'] as const;
export const RiskLevelSchema = z.enum(RISK_LEVELS);
export type RiskLevel = z.output<typeof RiskLevelSchema>;

/** The provider asks a person to look at a payment. While it is open nothing is to be shipped. */
export const PaymentReviewSchema = z.object({
  reviewId: IdSchema,
  paymentId: IdSchema,
  open: z.boolean(),
  /** `rule` or `manual`. */
  openedBy: z.string().max(100),
  /** `approved`, `refunded`, `refunded_as_fraud`, `disputed`, `canceled`, ...; null while open. */
  closedAs: z.string().max(100).nullable(),
  openedAt: InstantSchema,
});

/** A card network says early that a charge is probably fraud: usually a dispute follows. */
export const FraudWarningSchema = z.object({
  warningId: IdSchema,
  paymentId: IdSchema,
  chargeId: z.string(),
  /** `made_with_stolen_card`, `misc`, ... as the network words it. */
  fraudType: z.string().max(100),
  /** False when a refund or dispute made it moot. */
  actionable: z.boolean(),
  at: InstantSchema,
});
