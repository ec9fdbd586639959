import { z } from 'zod';
import { defineEvent } from '../message';
import { ErrorBodySchema, IdSchema, InstantSchema } from '../models/common';
import { BalanceTransactionSchema } from '../models/balance-transaction';
import { MoneySchema } from '../models/money';
import { PaymentSchema, RefundSchema } from '../models/payment';

/** Every payment event carries the payment as it stands now; its `version` tells old from new. */
const paymentFact = z.object({
  storeId: IdSchema,
  orderId: IdSchema,
  payment: PaymentSchema,
  at: InstantSchema,
});

export const PaymentCreated = defineEvent('payment.created', 1, 'The shopper can pay now.', paymentFact);
export const PaymentNotRequired = defineEvent(
  'payment.not-required',
  1,
  'Nothing to pay; no call to the provider.',
  paymentFact,
);
export const PaymentRequiresAction = defineEvent(
  'payment.requires-action',
  1,
  'The shopper has a step to take, such as 3-D Secure.',
  paymentFact,
);
export const PaymentProcessing = defineEvent(
  'payment.processing',
  1,
  'A method that takes days is under way.',
  paymentFact,
);
export const PaymentAuthorized = defineEvent(
  'payment.authorized',
  1,
  'Funds are held, nothing is captured.',
  paymentFact,
);
export const PaymentSucceeded = defineEvent(
  'payment.succeeded',
  1,
  'Captured: the order is paid.',
  paymentFact,
);
export const PaymentPartiallyCaptured = defineEvent(
  'payment.partially-captured',
  1,
  'A part was captured; the rest was released, unless some of it can still be captured (`capturable`).',
  paymentFact,
);
export const PaymentFailed = defineEvent(
  'payment.failed',
  1,
  'An attempt was declined; the shopper may try again.',
  paymentFact,
);
export const PaymentCanceled = defineEvent(
  'payment.canceled',
  1,
  'Canceled; a hold is released.',
  paymentFact,
);
export const PaymentExpired = defineEvent(
  'payment.expired',
  1,
  'Session or authorisation ran out.',
  paymentFact,
);
export const PaymentCaptureFailed = defineEvent(
  'payment.capture-failed',
  1,
  'The provider refused the capture; the order must not move on.',
  paymentFact.extend({ error: ErrorBodySchema }),
);
export const PaymentAuthorizationExpiring = defineEvent(
  'payment.authorization-expiring',
  1,
  'An uncaptured authorisation will be lost soon.',
  paymentFact.extend({ captureBefore: InstantSchema, hoursLeft: z.number() }),
);
export const PaymentException = defineEvent(
  'payment.exception',
  1,
  'Money that does not fit the order: wrong total, paid after cancel under policy hold, unknown charge.',
  paymentFact.extend({ error: ErrorBodySchema, money: MoneySchema.nullable() }),
);
export const RefundCreated = defineEvent(
  'refund.created',
  1,
  'A refund was accepted by the provider.',
  paymentFact.extend({ refund: RefundSchema }),
);
export const RefundSucceeded = defineEvent(
  'refund.succeeded',
  1,
  'A refund reached its end.',
  paymentFact.extend({ refund: RefundSchema }),
);
export const RefundFailed = defineEvent(
  'refund.failed',
  1,
  'A refund failed, perhaps after it had succeeded.',
  paymentFact.extend({ refund: RefundSchema }),
);

export const BalanceTransactionRecorded = defineEvent(
  'balance-transaction.recorded',
  1,
  'A movement of the balance exists at the provider and can be booked.',
  z.object({
    storeId: IdSchema,
    /** Null when the charge belongs to no order of ours. */
    orderId: IdSchema.nullable(),
    paymentId: IdSchema.nullable(),
    connectionId: IdSchema,
    balanceTransaction: BalanceTransactionSchema,
    at: InstantSchema,
  }),
);

export const PAYMENT_EVENTS = [
  PaymentCreated,
  PaymentNotRequired,
  PaymentRequiresAction,
  PaymentProcessing,
  PaymentAuthorized,
  PaymentSucceeded,
  PaymentPartiallyCaptured,
  PaymentFailed,
  PaymentCanceled,
  PaymentExpired,
  PaymentCaptureFailed,
  PaymentAuthorizationExpiring,
  PaymentException,
  RefundCreated,
  RefundSucceeded,
  RefundFailed,
] as const;
