import type { OrderReason } from '#contracts/models/order-explanation';
import type { OrderStatus } from '#contracts/models/statuses';
import { eventsOf, minutesSince, reason, type Situation } from '../situation';

/** So long may booking, posting and the shop's status take after the money came. */
const EXPECTED_MINUTES = 15;
const BEFORE_PAID: ReadonlySet<OrderStatus> = new Set([
  'placed',
  'awaiting_payment',
  'authorized',
  'payment_failed',
]);

/** What has to follow once money was taken: the shop's status, our books, the ERP. */
export function booksReasons(situation: Situation): OrderReason[] {
  const { money, order, journals, hasErp } = situation;
  const taken = money?.payments.findLast(({ captured }) => captured.amount > 0);
  if (!taken) return [];
  const paid = eventsOf(situation, 'payment.succeeded', 'payment.partially-captured');
  const since = paid.at(-1)?.at ?? taken.updatedAt;
  const weight = minutesSince(since, situation.now) > EXPECTED_MINUTES ? 'late' : 'waiting';
  const found: OrderReason[] = [];
  if (BEFORE_PAID.has(order.orderStatus)) {
    const parameters = { status: order.commerceStatus };
    found.push(reason('shop-behind', weight, { since, parameters, events: paid, money: taken.captured }));
  }
  if (journals && journals.length === 0) {
    found.push(reason('not-booked', weight, { since, events: paid, money: taken.captured }));
  }
  if (!journals || !hasErp) return found;
  const refused = journals.filter(({ state }) => state === 'failed');
  const open = journals.filter(({ state }) => state === 'recorded');
  const events = eventsOf(situation, 'journal-entry.recorded');
  if (refused.length > 0) {
    const parameters = { entries: String(refused.length), entry: refused[0]!.description };
    found.push(
      reason('erp-refused', 'blocked', {
        since: refused[0]!.createdAt,
        parameters,
        events,
        action: { kind: 'handle-exception' },
      }),
    );
  }
  if (open.length > 0) {
    const oldest = open[0]!.createdAt;
    const late = minutesSince(oldest, situation.now) > EXPECTED_MINUTES;
    const parameters = { entries: String(open.length) };
    found.push(reason('not-in-erp', late ? 'late' : 'waiting', { since: oldest, parameters, events }));
  }
  return found;
}
