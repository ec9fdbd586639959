import { isDeepStrictEqual } from 'node:util';
import type { Payment } from '#contracts/models/payment';
import { Failure } from '#platform/errors/failure';
import type { Money } from '#platform/money/money';
import { equalMoney } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';
import type { OcPayment } from '../rest/models';
import { isOurs, isPaidRecord, OUR_KEY, STRIPE_KEY } from './our-payments';
import type { RefundRecord } from './plan-refunds';
import type { TransactionDraft } from './transactions-due';
import { transactionsDue } from './transactions-due';

type Fields = Readonly<Record<string, unknown>>;

/** What to send, in this order; an empty plan sends nothing. */
export interface PaymentPlan {
  /** Earlier payments of ours that came to nothing: set to zero, since payments may not sum to more than the order. */
  readonly superseded: readonly string[];
  readonly create: Fields | null;
  readonly transactions: readonly TransactionDraft[];
  /** Last, because it accepts: only what is wholly on record is accepted. */
  readonly patch: Fields | null;
  /** After everything else: what was given back, by returns. */
  readonly refunds: readonly RefundRecord[];
}

export interface PaymentPlanInput {
  /** What the order costs now. */
  readonly due: Money;
  readonly existing: readonly OcPayment[];
  readonly payment: Payment;
  readonly note: string | null;
}

const NOTHING: PaymentPlan = { superseded: [], create: null, transactions: [], patch: null, refunds: [] };
/** Money that is there or promised, and for the order as it is. */
const COVERS: ReadonlySet<Payment['status']> = new Set(['authorized', 'partially_captured', 'paid']);

/** @throws Failure mapping `amount-disagrees`: money for another total than the order's is an exception, never "paid". */
export function planPayment({ due, existing, payment, note }: PaymentPlanInput): PaymentPlan {
  if (payment.mode === 'none' || payment.amount.amount <= 0) return NOTHING;
  const current = existing.find(({ ID }) => ID === payment.paymentId);
  const { currency } = payment.amount;
  const wasPaid = current !== undefined && isPaidRecord(current, currency);
  if (wasPaid && payment.captured.amount === 0) return NOTHING;
  const covers = COVERS.has(payment.status);
  if (covers && current?.Accepted !== true) requireSameAmount(payment.amount, due);
  const wanted = {
    Accepted: wasPaid || covers || payment.captured.amount > 0,
    Amount: payment.status === 'canceled' && payment.captured.amount === 0 ? 0 : decimal(payment.amount),
    xp: xpOf(payment, note, current),
  };
  const start = { ID: payment.paymentId, Type: 'CreditCard', Description: 'Stripe', Accepted: false };
  const create = current ? null : { ...start, Amount: decimal(payment.amount), xp: wanted.xp };
  const base = current ?? { Accepted: false, Amount: decimal(payment.amount), xp: wanted.xp };
  return {
    superseded: current ? [] : supersededBy(payment, existing, currency),
    create,
    transactions: transactionsDue(payment, current?.Transactions ?? []),
    patch: differences(base, wanted),
    refunds: [],
  };
}

export function isEmptyPlan({ superseded, create, transactions, patch, refunds }: PaymentPlan): boolean {
  const lists = [superseded, transactions, refunds];
  return create === null && patch === null && lists.every(({ length }) => length === 0);
}

function requireSameAmount(paid: Money, due: Money): void {
  if (equalMoney(paid, due)) return;
  throw Failure.mapping('amount-disagrees', 'The payment is for another amount than the order', {
    details: {
      field: 'Total',
      value: `${moneyToDecimal(due)} ${due.currency}`,
      expected: `${moneyToDecimal(paid)} ${paid.currency}, as Stripe has it`,
    },
    suggestion:
      'The order was changed after the payment was begun: correct it in OrderCloud and replay the message, or refund the payment.',
  });
}

function supersededBy(payment: Payment, existing: readonly OcPayment[], currency: string): string[] {
  return existing
    .filter((other) => isOurs(other) && other.ID !== payment.paymentId)
    .filter((other) => other.Accepted !== true && (other.Amount ?? 0) > 0 && !isPaidRecord(other, currency))
    .map(({ ID }) => ID);
}

/** Each key always holds the same type, null where there is no value: a change of type would take an order out of the search. */
function xpOf(payment: Payment, note: string | null, current: OcPayment | undefined): Fields {
  const { paymentIntentId, checkoutSessionId, chargeId } = payment.external;
  const before = current?.xp?.[OUR_KEY] as { Note?: unknown } | undefined;
  return {
    [STRIPE_KEY]: {
      PaymentIntentID: paymentIntentId,
      CheckoutSessionID: checkoutSessionId,
      ChargeID: chargeId,
    },
    [OUR_KEY]: {
      PaymentID: payment.paymentId,
      Status: payment.status,
      PayUrl: payment.captured.amount > 0 || payment.status === 'canceled' ? null : payment.payUrl,
      Note: note ?? before?.Note ?? null,
    },
  };
}

function differences(current: Fields, wanted: Fields): Fields | null {
  const changed = Object.entries(wanted).filter(([name, value]) =>
    name === 'xp'
      ? Object.entries(value as Fields).some(
          ([key, inner]) => !isDeepStrictEqual((current['xp'] as Fields | null | undefined)?.[key], inner),
        )
      : !isDeepStrictEqual(current[name] ?? false, value),
  );
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

const decimal = (value: Money): number => Number(moneyToDecimal(value));
