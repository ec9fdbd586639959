import { columnsOf } from '#platform/database/columns';
import type { PaymentRecord } from '../domain/payment-record';
import type { Standing } from '../domain/standing';
import { statusOfPayment } from '../domain/payment-status';

/** `bigint` columns come as text from the driver. */
export interface PaymentRow {
  payment_id: string;
  store_id: string;
  order_id: string;
  connection_id: string | null;
  invoice_id: string | null;
  mode: PaymentRecord['mode'];
  capture_mode: PaymentRecord['captureMode'];
  amount: string;
  currency: string;
  standing: Standing;
  observed_at: Date;
  authorized: string;
  captured: string;
  refunded: string;
  disputed: boolean;
  multicapture: boolean;
  captures: PaymentRecord['captures'];
  risk: PaymentRecord['risk'];
  review: PaymentRecord['review'];
  charge_id: string | null;
  capture_before: Date | null;
  method: PaymentRecord['state']['method'];
  failure: PaymentRecord['state']['failure'];
  version: number;
  checkout_session_id: string | null;
  checkout_url: string | null;
  checkout_expires_at: Date | null;
  checkout_complete: boolean;
  payment_intent_id: string | null;
  pay_url: string | null;
  exception_code: string | null;
  warned_hours: number | null;
  books_complete: boolean;
  balance_check_at: Date | null;
  balance_checks: number;
  next_look_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

export const PAYMENT_COLUMNS = columnsOf<PaymentRow>({
  payment_id: true,
  store_id: true,
  order_id: true,
  connection_id: true,
  invoice_id: true,
  mode: true,
  capture_mode: true,
  amount: true,
  currency: true,
  standing: true,
  observed_at: true,
  authorized: true,
  captured: true,
  refunded: true,
  disputed: true,
  multicapture: true,
  captures: true,
  risk: true,
  review: true,
  charge_id: true,
  capture_before: true,
  method: true,
  failure: true,
  version: true,
  checkout_session_id: true,
  checkout_url: true,
  checkout_expires_at: true,
  checkout_complete: true,
  payment_intent_id: true,
  pay_url: true,
  exception_code: true,
  warned_hours: true,
  books_complete: true,
  balance_check_at: true,
  balance_checks: true,
  next_look_at: true,
  created_at: true,
  updated_at: true,
});

export function fromPaymentRow(row: PaymentRow): PaymentRecord {
  return {
    paymentId: row.payment_id,
    storeId: row.store_id,
    orderId: row.order_id,
    connectionId: row.connection_id,
    invoiceId: row.invoice_id,
    mode: row.mode,
    captureMode: row.capture_mode,
    amount: Number(row.amount),
    currency: row.currency,
    state: {
      standing: row.standing,
      observedAt: row.observed_at,
      authorized: Number(row.authorized),
      captured: Number(row.captured),
      chargeId: row.charge_id,
      captureBefore: row.capture_before,
      method: row.method,
      failure: row.failure,
    },
    multicapture: row.multicapture,
    captures: row.captures,
    refunded: Number(row.refunded),
    disputed: row.disputed,
    risk: row.risk,
    review: row.review,
    version: row.version,
    checkoutSessionId: row.checkout_session_id,
    checkoutUrl: row.checkout_url,
    checkoutExpiresAt: row.checkout_expires_at,
    checkoutComplete: row.checkout_complete,
    paymentIntentId: row.payment_intent_id,
    payUrl: row.pay_url,
    exceptionCode: row.exception_code,
    warnedHours: row.warned_hours,
    booksComplete: row.books_complete,
    balanceCheckAt: row.balance_check_at,
    balanceChecks: row.balance_checks,
    nextLookAt: row.next_look_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Column to value, for insert and update alike. */
export function toPaymentRow(record: PaymentRecord): Record<keyof PaymentRow | 'status', unknown> {
  const { state } = record;
  return {
    payment_id: record.paymentId,
    store_id: record.storeId,
    order_id: record.orderId,
    connection_id: record.connectionId,
    invoice_id: record.invoiceId,
    mode: record.mode,
    capture_mode: record.captureMode,
    amount: record.amount,
    currency: record.currency,
    standing: state.standing,
    status: statusOfPayment(record),
    observed_at: state.observedAt,
    authorized: state.authorized,
    captured: state.captured,
    multicapture: record.multicapture,
    captures: JSON.stringify(record.captures),
    refunded: record.refunded,
    disputed: record.disputed,
    risk: record.risk,
    review: record.review === null ? null : JSON.stringify(record.review),
    charge_id: state.chargeId,
    capture_before: state.captureBefore,
    method: state.method === null ? null : JSON.stringify(state.method),
    failure: state.failure === null ? null : JSON.stringify(state.failure),
    version: record.version,
    checkout_session_id: record.checkoutSessionId,
    checkout_url: record.checkoutUrl,
    checkout_expires_at: record.checkoutExpiresAt,
    checkout_complete: record.checkoutComplete,
    payment_intent_id: record.paymentIntentId,
    pay_url: record.payUrl,
    exception_code: record.exceptionCode,
    warned_hours: record.warnedHours,
    books_complete: record.booksComplete,
    balance_check_at: record.balanceCheckAt,
    balance_checks: record.balanceChecks,
    next_look_at: record.nextLookAt,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
  };
}
