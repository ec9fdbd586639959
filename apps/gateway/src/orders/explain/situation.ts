import type { ResponseOf, ServiceName } from '#contracts/message';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { OrderReason } from '#contracts/models/order-explanation';
import type { OrderFunds } from '#contracts/models/order-funds';
import type { TimelineItem } from '#contracts/models/timeline';
import type { GetOrderSituation } from '#contracts/queries/order-situation';
import type { OrderSummary } from '#contracts/queries/orders';
import type { ListOrderPayments } from '#contracts/queries/payments';

export interface WaitingDeadLetter {
  readonly id: string;
  readonly service: ServiceName;
  readonly type: string;
  readonly code: string;
  readonly reason: string;
  readonly deadAt: string;
}

/** What is known of an order when somebody asks. Null: the service that knows did not answer. */
export interface Situation {
  readonly now: Date;
  readonly order: OrderSummary;
  readonly money: ResponseOf<typeof ListOrderPayments> | null;
  readonly journals: readonly JournalEntry[] | null;
  readonly funds: OrderFunds | null;
  readonly process: ResponseOf<typeof GetOrderSituation> | null;
  readonly deadLetters: readonly WaitingDeadLetter[];
  /** Whether the store keeps its books in an ERP. */
  readonly hasErp: boolean;
}

const MOST_EVENTS = 3;

/** The newest facts of these names; a prefix ends in a point. */
export function eventsOf(situation: Situation, ...names: readonly string[]): TimelineItem[] {
  const wanted = ({ type }: TimelineItem): boolean =>
    names.some((name) => (name.endsWith('.') ? type.startsWith(name) : type === name));
  return (situation.process?.events ?? []).filter(wanted).slice(-MOST_EVENTS);
}

export function reason(
  code: OrderReason['code'],
  weight: OrderReason['weight'],
  more: Partial<Omit<OrderReason, 'code' | 'weight'>> = {},
): OrderReason {
  return {
    code,
    weight,
    since: null,
    until: null,
    parameters: {},
    money: null,
    events: [],
    action: null,
    ...more,
  };
}

export const minutesSince = (since: string, now: Date): number =>
  (now.getTime() - Date.parse(since)) / 60_000;
