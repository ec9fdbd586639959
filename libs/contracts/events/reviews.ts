import { defineEvent } from '../message';
import { InstantSchema, OrderKeySchema } from '../models/common';
import { PaymentSchema } from '../models/payment';
import { FraudWarningSchema, PaymentReviewSchema } from '../models/payment-review';

const reviewFact = OrderKeySchema.extend({
  review: PaymentReviewSchema,
  payment: PaymentSchema,
  at: InstantSchema,
});

export const ReviewOpened = defineEvent(
  'review.opened',
  1,
  'The provider asks a person to look at a payment: hold the goods.',
  reviewFact,
);
export const ReviewClosed = defineEvent(
  'review.closed',
  1,
  'A payment has been looked at; `closedAs` says with what result.',
  reviewFact,
);
export const FraudWarningReceived = defineEvent(
  'fraud-warning.received',
  1,
  'A card network expects this charge to be disputed as fraud: refund it or stop the goods.',
  OrderKeySchema.extend({ warning: FraudWarningSchema, payment: PaymentSchema, at: InstantSchema }),
);

export const REVIEW_EVENTS = [ReviewOpened, ReviewClosed, FraudWarningReceived] as const;
