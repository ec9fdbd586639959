import { createHash } from 'node:crypto';
import type { Payment } from '#contracts/models/payment';
import { money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';
import { isApproved, isOurReturn, recordedOn } from '../order/order-returns';
import { explainingAmount, returnAmount } from '../order/order-money';
import type { OcOrderReturn, OcPayment } from '../rest/models';
import { OUR_KEY } from './our-payments';

type Fields = Readonly<Record<string, unknown>>;

/** One return with its negative payment, in the order in which they are written. */
export interface RefundRecord {
  readonly returnId: string;
  /** Null: the return exists. */
  readonly create: Fields | null;
  readonly submit: boolean;
  readonly payment: { readonly ID: string } & Fields;
}

export interface RefundPlanInput {
  readonly orderId: string;
  readonly orderStatus: string;
  readonly payment: Payment;
  readonly note: string | null;
  readonly existing: readonly OcPayment[];
  readonly returns: readonly OcOrderReturn[];
}

/** Only then does OrderCloud take a return. */
const RETURNABLE: ReadonlySet<string> = new Set(['Open', 'Completed']);

interface Awaiting {
  readonly entry: OcOrderReturn;
  readonly amount: number;
}

/**
 * Negative payments for what was refunded and stands on no return yet. Stripe tells sums, not returns: a return gets its payment when the
 * sum is exactly its amount, or enough for all that wait. Until then the money is on record as a transaction only. What no return
 * explains was refunded elsewhere and gets a return of its own.
 */
export function planRefunds(input: RefundPlanInput): RefundRecord[] {
  const { payment, returns, existing, orderStatus } = input;
  const { currency } = payment.amount;
  const open = payment.refunded.amount - recordedOf(payment, existing);
  if (open <= 0 || !RETURNABLE.has(orderStatus)) return [];
  const awaiting = returns
    .filter((entry) => (isOurReturn(entry) ? isAlive(entry) : isApproved(entry)))
    .map((entry) => ({ entry, amount: outstanding(entry, existing, currency) }))
    .filter(({ amount }) => amount > 0);
  const exact = awaiting.find(({ amount }) => amount === open);
  if (exact) return recordsOf([exact], input);
  const rest = open - awaiting.reduce((sum, { amount }) => sum + amount, 0);
  if (rest < 0) return [];
  return [...recordsOf(awaiting, input), ...(rest > 0 ? [ownReturn(rest, input)] : [])];
}

function recordedOf({ paymentId, amount }: Payment, existing: readonly OcPayment[]): number {
  return existing
    .filter(({ xp }) => (xp?.[OUR_KEY] as { RefundOf?: unknown } | undefined)?.RefundOf === paymentId)
    .reduce((sum, { Amount }) => sum - explainingAmount(Amount, 'Payment.Amount', amount.currency).amount, 0);
}

function outstanding(entry: OcOrderReturn, existing: readonly OcPayment[], currency: string): number {
  return (returnAmount(entry, currency) ?? 0) + recordedOn(entry.ID, existing, currency);
}

/** Of our own returns also those that a crash left unsubmitted. */
const isAlive = ({ Status }: OcOrderReturn): boolean => Status !== 'Canceled' && Status !== 'Declined';

function recordsOf(awaiting: readonly Awaiting[], { payment }: RefundPlanInput): RefundRecord[] {
  return awaiting.map(({ entry, amount }) => ({
    returnId: entry.ID,
    create: null,
    submit: entry.Status === 'Unsubmitted',
    payment: negativePayment(payment, entry.ID, amount),
  }));
}

/** Without items: which goods came back, Stripe does not know. */
function ownReturn(amount: number, { orderId, payment, note }: RefundPlanInput): RefundRecord {
  const returnId = `${payment.paymentId}-refunded-${payment.refunded.amount}`;
  return {
    returnId,
    create: {
      ID: returnId,
      OrderID: orderId,
      RefundAmount: decimal(amount, payment),
      Comments: note ?? 'Refunded in Stripe',
      ItemsToReturn: [],
      xp: { [OUR_KEY]: { PaymentID: payment.paymentId } },
    },
    submit: true,
    payment: negativePayment(payment, returnId, amount),
  };
}

/** The ID is the same whoever makes it: a return is paid by a payment once. */
function negativePayment(payment: Payment, returnId: string, amount: number): RefundRecord['payment'] {
  const digest = createHash('sha256').update(returnId).digest('hex').slice(0, 16);
  const ID = `${payment.paymentId.slice(0, 80)}-r-${digest}`;
  return {
    ID,
    Type: 'CreditCard',
    Description: 'Stripe refund',
    Amount: -decimal(amount, payment),
    Accepted: true,
    OrderReturnID: returnId,
    xp: { [OUR_KEY]: { PaymentID: ID, RefundOf: payment.paymentId } },
  };
}

const decimal = (amount: number, { amount: { currency } }: Payment): number =>
  Number(moneyToDecimal(money(amount, currency)));
