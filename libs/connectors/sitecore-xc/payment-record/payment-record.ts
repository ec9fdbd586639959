import { z } from 'zod';
import type { OrderWrite } from '#connectors/kit/commerce-port';
import type { Payment } from '#contracts/models/payment';
import type { Money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';
import type { XcComponent } from '../engine/entity-types';
import { componentsOf, readShape } from '../engine/entity-types';

/** The component that our companion plug-in owns. Amounts are decimal text in the order's currency. */
export const RECORD_TYPE = 'TillbridgePaymentComponent';
/** Full name of its type in the plug-in. */
export const RECORD_ODATA_TYPE = `Tillbridge.Commerce.Payments.${RECORD_TYPE}`;

const text = z.string().nullable().default(null);
const recordSchema = z.object({
  PaymentId: z.string(),
  Status: z.string(),
  Revision: z.string(),
  CurrencyCode: z.string(),
  Amount: z.string(),
  AuthorizedAmount: z.string(),
  CapturedAmount: z.string(),
  RefundedAmount: z.string(),
  PaymentIntentId: text,
  CheckoutSessionId: text,
  ChargeId: text,
  PayUrl: text,
  MethodType: text,
  CardType: text,
  MaskedNumber: text,
  FailureCode: text,
  FailureMessage: text,
  Note: text,
});
export type PaymentRecord = z.output<typeof recordSchema>;

/** What the order says of our payment; null before the first. */
export function recordOf(components: readonly XcComponent[]): PaymentRecord | null {
  const [component] = componentsOf(components, RECORD_TYPE);
  return component === undefined ? null : readShape(recordSchema, component, 'The payment record');
}

/** Money was captured, or none is needed. */
export function saysPaid(record: PaymentRecord | null): boolean {
  return record !== null && (record.Status === 'not_required' || Number(record.CapturedAmount) > 0);
}

/**
 * The record to write, or null when the order has it already, has a later one of the same payment, or knows captured money of which
 * this payment does not tell: a late failure takes nothing back.
 */
export function recordToWrite(existing: PaymentRecord | null, write: OrderWrite): PaymentRecord | null {
  const { payment, note } = write;
  if (payment === null) return null;
  const wanted = toRecord(payment, note);
  if (existing === null) return wanted;
  const samePayment = existing.PaymentId === wanted.PaymentId;
  if (samePayment && Number(existing.Revision) > payment.version) return null;
  if (saysPaid(existing) && !saysPaid(wanted)) return null;
  return sameRecord(existing, wanted) ? null : wanted;
}

function toRecord(payment: Payment, note: string | null): PaymentRecord {
  const { external, method, failure } = payment;
  const captured = payment.captured.amount > 0;
  return {
    PaymentId: payment.paymentId,
    Status: payment.status,
    Revision: String(payment.version),
    CurrencyCode: payment.amount.currency,
    Amount: decimal(payment.amount),
    AuthorizedAmount: decimal(payment.authorized),
    CapturedAmount: decimal(payment.captured),
    RefundedAmount: decimal(payment.refunded),
    PaymentIntentId: external.paymentIntentId,
    CheckoutSessionId: external.checkoutSessionId,
    ChargeId: external.chargeId,
    PayUrl: captured ? null : payment.payUrl,
    MethodType: method?.type ?? null,
    CardType: method?.brand ?? null,
    MaskedNumber: method?.last4 ?? null,
    FailureCode: failure?.declineCode ?? failure?.code ?? null,
    FailureMessage: failure?.message ?? null,
    Note: note,
  };
}

const decimal = (money: Money): string => moneyToDecimal(money);

function sameRecord(left: PaymentRecord, right: PaymentRecord): boolean {
  return recordSchema.keyof().options.every((field) => left[field] === right[field]);
}
