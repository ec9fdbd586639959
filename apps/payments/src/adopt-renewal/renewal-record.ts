import type { Payment } from '#contracts/models/payment';
import type { ProviderPayment } from '#connectors/kit/payment-port';
import type { PaymentRecord } from '../domain/payment-record';
import type { PaymentState } from '../domain/payment-state';

interface RenewalPayment {
  /** As the order's payment record names it. */
  readonly payment: Payment;
  readonly connectionId: string;
  readonly invoiceId: string;
  readonly told: ProviderPayment;
  readonly state: PaymentState;
  readonly now: Date;
}

/** What the provider charged for an invoice, as the payment of the order that was made of it: its refunds and disputes find their order by it. */
export function renewalRecord(renewal: RenewalPayment): PaymentRecord {
  const { payment, connectionId, invoiceId, told, state, now } = renewal;
  return {
    paymentId: payment.paymentId,
    storeId: payment.storeId,
    orderId: payment.orderId,
    connectionId,
    invoiceId,
    mode: 'payment_intent',
    captureMode: 'automatic',
    amount: told.amount.amount,
    currency: told.amount.currency,
    state,
    multicapture: false,
    captures: [],
    refunded: 0,
    disputed: false,
    risk: told.risk,
    review: null,
    version: payment.version,
    checkoutSessionId: null,
    checkoutUrl: null,
    checkoutExpiresAt: null,
    checkoutComplete: false,
    paymentIntentId: told.paymentIntentId,
    payUrl: null,
    exceptionCode: null,
    warnedHours: null,
    booksComplete: false,
    balanceCheckAt: null,
    balanceChecks: 0,
    nextLookAt: null,
    createdAt: new Date(payment.createdAt),
    updatedAt: now,
  };
}
