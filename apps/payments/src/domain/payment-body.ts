import type { Payment, Refund } from '#contracts/models/payment';
import type { PaymentRecord, RefundRecord } from './payment-record';
import { statusOfPayment } from './payment-status';
import { isHeld } from './standing';

/** The payment as others see it. */
export function toPaymentBody(record: PaymentRecord): Payment {
  const { state, currency } = record;
  const money = (amount: number) => ({ amount, currency });
  return {
    paymentId: record.paymentId,
    storeId: record.storeId,
    orderId: record.orderId,
    connectionId: record.connectionId,
    mode: record.mode,
    captureMode: record.captureMode,
    status: statusOfPayment(record),
    version: record.version,
    amount: money(record.amount),
    authorized: money(state.authorized),
    captured: money(state.captured),
    capturable: money(isHeld(state.standing) ? state.authorized - state.captured : 0),
    multicapture: record.multicapture,
    captures: record.captures.map(({ captureId, amount, final, sourceId, at }) => ({
      captureId,
      amount: money(amount),
      final,
      sourceId,
      at,
    })),
    refunded: money(record.refunded),
    external: {
      checkoutSessionId: record.checkoutSessionId,
      paymentIntentId: record.paymentIntentId,
      chargeId: state.chargeId,
    },
    captureBefore: state.captureBefore?.toISOString() ?? null,
    method: state.method,
    payUrl: record.payUrl,
    failure: state.failure && {
      code: state.failure.code.slice(0, 100),
      declineCode: state.failure.declineCode,
      message: state.failure.message.slice(0, 2000),
      at: state.observedAt.toISOString(),
    },
    risk: record.risk,
    review: record.review && (record.review.open ? 'open' : 'closed'),
    createdAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
  };
}

export function toRefundBody(refund: RefundRecord): Refund {
  return {
    refundId: refund.refundId,
    paymentId: refund.paymentId,
    storeId: refund.storeId,
    orderId: refund.orderId,
    amount: { amount: refund.amount, currency: refund.currency },
    status: refund.status,
    reason: refund.reason,
    note: refund.note,
    externalId: refund.externalId,
    failure: refund.failure,
    createdAt: refund.createdAt.toISOString(),
  };
}
