import type { OrderWrite } from '#connectors/kit/commerce-port';
import type { OrderStatus } from '#contracts/models/statuses';
import type { KenticoPaymentOption, KenticoStatus } from '../catalog/kentico-catalog';
import { withCustomData } from '../payment-record/custom-data-xml';
import { isCaptured, paymentResultOf, sameResult, withDescription } from '../payment-record/payment-result';
import {
  buildPaymentResult,
  parsePaymentResult,
  resultValue,
  type ResultItem,
} from '../payment-record/payment-result-xml';
import type { Columns } from '../rest/kentico-rest.client';
import type { KenticoRow } from '../rest/kentico-row';
import { offsetShownBy } from './server-time';

export interface WritePlanInput {
  readonly current: KenticoRow;
  readonly write: OrderWrite;
  /** The status to set, looked up by name; null leaves the status alone. */
  readonly status: KenticoStatus | null;
  readonly option: KenticoPaymentOption | null;
}

/** Statuses of ours that say less than "paid": they do not move an order that Kentico knows as paid. */
const BEFORE_PAID = new Set<OrderStatus | null>([
  'placed',
  'awaiting_payment',
  'authorized',
  'payment_failed',
]);

/**
 * The columns that differ from what should be, and nothing else: an empty plan means nothing is sent, so that nobody gets a second
 * e-mail and the history no second row. `OrderIsPaid` is only ever set, never cleared: Kentico would take back memberships and
 * downloads.
 */
export function planWrite({ current, write, status, option }: WritePlanInput): Columns {
  const columns: Record<string, string | boolean | number> = {};
  const paid = isPaid(current);
  if (status !== null && movesTo(current, write, status, paid)) columns['OrderStatusID'] = status.id;
  if (current.boolean('OrderIsPaid') !== true && becomesPaid(write)) columns['OrderIsPaid'] = true;
  const existing = parsePaymentResult(current.text('OrderPaymentResult'));
  const wanted = resultFor(existing, { current, write, option });
  if (!sameResult(existing, wanted)) columns['OrderPaymentResult'] = buildPaymentResult(wanted);
  const customData = customDataFor(current, write);
  if (customData !== undefined) columns['OrderCustomData'] = customData;
  return columns;
}

/** Without a payment there is still something to say: why there is none, for example. */
function resultFor(
  existing: readonly ResultItem[],
  { current, write, option }: Omit<WritePlanInput, 'status'>,
): readonly ResultItem[] {
  const { payment, note } = write;
  if (payment === null) return note === null ? existing : withDescription(existing, note);
  return paymentResultOf(existing, { payment, option, note, utcOffsetMinutes: utcOffsetOf(current) });
}

export function isPaid(order: KenticoRow): boolean {
  return (
    order.boolean('OrderIsPaid') === true ||
    resultValue(parsePaymentResult(order.text('OrderPaymentResult')), 'completed') === '1'
  );
}

/** Minutes by which the web server is ahead of UTC, as the order's own time stamp tells. */
export function utcOffsetOf(order: KenticoRow): number {
  return offsetShownBy(order, 'OrderLastModified');
}

function movesTo(current: KenticoRow, write: OrderWrite, status: KenticoStatus, paid: boolean): boolean {
  if (current.integer('OrderStatusID') === status.id) return false;
  return !(paid && BEFORE_PAID.has(write.orderStatus));
}

function becomesPaid({ payment, orderStatus }: OrderWrite): boolean {
  if (payment !== null)
    return isCaptured(payment) || (payment.status === 'not_required' && orderStatus === 'paid');
  return orderStatus === 'paid';
}

/** Our ids in names of our own: the community module searches the custom data for its names and would act on them. */
function customDataFor(current: KenticoRow, { payment }: OrderWrite): string | undefined {
  if (payment === null) return undefined;
  const { paymentIntentId, checkoutSessionId, chargeId } = payment.external;
  try {
    return withCustomData(current.text('OrderCustomData'), {
      TillbridgePaymentID: payment.paymentId,
      TillbridgePaymentStatus: payment.status,
      TillbridgePaymentIntentID: paymentIntentId,
      TillbridgeCheckoutSessionID: checkoutSessionId,
      TillbridgeChargeID: chargeId,
    });
  } catch {
    return undefined;
  }
}
