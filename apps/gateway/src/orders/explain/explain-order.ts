import type { ServiceName } from '#contracts/message';
import {
  ORDER_REASONS,
  REASON_WEIGHTS,
  type OrderExplanation,
  type OrderReason,
} from '#contracts/models/order-explanation';
import { afterSaleReasons } from './reasons/after-sale-reasons';
import { alertReasons } from './reasons/alert-reasons';
import { booksReasons } from './reasons/books-reasons';
import { messageReasons } from './reasons/message-reasons';
import { paymentReasons } from './reasons/payment-reasons';
import { payoutReasons } from './reasons/payout-reasons';
import { runReasons } from './reasons/run-reasons';
import { reason, type Situation } from './situation';

const MOST_REASONS = 60;
const RULES = [
  messageReasons,
  runReasons,
  alertReasons,
  paymentReasons,
  afterSaleReasons,
  booksReasons,
  payoutReasons,
];

/** Why the order stands where it stands: what a person must do first, then what is late, then what is awaited. */
export function explainOrder(
  situation: Situation,
  unanswered: readonly ServiceName[] = [],
): OrderExplanation {
  const found = RULES.flatMap((rule) => rule(situation)).sort(byGravity);
  const reasons = headed(situation, found).slice(0, MOST_REASONS);
  const { code, weight } = reasons[0]!;
  return { headline: code, weight, reasons, unanswered: [...unanswered], at: situation.now.toISOString() };
}

const byGravity = (a: OrderReason, b: OrderReason): number =>
  REASON_WEIGHTS.indexOf(a.weight) - REASON_WEIGHTS.indexOf(b.weight) ||
  ORDER_REASONS.indexOf(a.code) - ORDER_REASONS.indexOf(b.code) ||
  (a.since ?? '').localeCompare(b.since ?? '');

/** What waits although all is as it should be: a run that listens, money that goes out with the next payout. */
const QUIET: ReadonlySet<OrderReason['code']> = new Set([
  'awaiting-event',
  'awaiting-payout',
  'payout-on-its-way',
]);

/** The quiet ones say nothing where another reason says what is awaited, and little where all is done. */
function headed(situation: Situation, reasons: readonly OrderReason[]): OrderReason[] {
  const telling = reasons.filter(({ code }) => !QUIET.has(code));
  if (telling.some(({ weight }) => weight !== 'done')) return telling;
  const end = ending(situation);
  if (end.code === 'complete') return [end, ...reasons];
  return reasons.length > 0 ? [...reasons] : [end];
}

function ending({ order }: Situation): OrderReason {
  const complete = order.orderStatus === 'completed' || order.paymentStatus === 'paid';
  return reason(complete ? 'complete' : 'nothing-open', 'done', { since: order.updatedAt });
}
