import type { Order } from '#contracts/models/order';
import type { OrderStatus } from '#contracts/models/statuses';
import type { OrderTransition, StatusRules } from './commerce-transition';
import { ownWordOf, sameStatus, transitionOf } from './commerce-transition';
import { mayMove } from './order-status';

/** What we know of an order. */
export interface KnownOrder {
  readonly orderStatus: OrderStatus;
  readonly commerceStatus: string;
  readonly fingerprint: string;
  readonly order: Order;
}

export interface SeenOrder {
  readonly order: Order;
  readonly fingerprint: string;
}

export interface StatusMove {
  readonly previous: string;
  readonly current: string;
  readonly transition: OrderTransition;
}

export type Observation =
  /** Read before what we know already: of no interest. */
  | { readonly kind: 'stale' }
  /** Nothing that matters has changed: an echo of our own write, a repetition, a save of something else. */
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'changed';
      /** Total, lines, customer or addresses are others. */
      readonly contentChanged: boolean;
      readonly totalChanged: boolean;
      /** Somebody else's move; null when the status is the same or the move was ours. */
      readonly move: StatusMove | null;
      /** Where the order stands with us now. */
      readonly orderStatus: OrderStatus;
    };

/** Compares what was read with what is known. `ownStatuses` are commerce statuses that we ourselves are writing just now. */
export function observeOrder(
  known: KnownOrder,
  seen: SeenOrder,
  ownStatuses: readonly string[],
  rules: StatusRules,
): Observation {
  if (seen.order.modifiedAt < known.order.modifiedAt) return { kind: 'stale' };
  if (seen.fingerprint === known.fingerprint) return { kind: 'unchanged' };
  const move = moveOf(known, seen.order.commerceStatus, ownStatuses, rules);
  const totalChanged = !sameValue(known.order.total, seen.order.total);
  return {
    kind: 'changed',
    move,
    totalChanged,
    contentChanged: totalChanged || !sameValue(contentOf(known.order), contentOf(seen.order)),
    orderStatus: move === null ? known.orderStatus : afterMove(known.orderStatus, move, rules),
  };
}

function moveOf(
  known: KnownOrder,
  current: string,
  ownStatuses: readonly string[],
  rules: StatusRules,
): StatusMove | null {
  const previous = known.commerceStatus;
  if (sameStatus(previous, current) || ownStatuses.some((own) => sameStatus(own, current))) return null;
  return { previous, current, transition: transitionOf(rules, previous, current) };
}

/** The commerce system decides that an order is canceled or completed; about money only payments do. */
function afterMove(from: OrderStatus, move: StatusMove, rules: StatusRules): OrderStatus {
  const word = ownWordOf(rules, move.current);
  const to = word === 'canceled' || word === 'completed' ? word : undefined;
  return to !== undefined && mayMove(from, to) ? to : from;
}

function contentOf(order: Order): unknown {
  const { currency, total, amounts, lines, customer, billingAddress, shippingAddress } = order;
  return { currency, total, amounts, lines, customer, billingAddress, shippingAddress };
}

/** By value: the known order has been to the database and back, where the order of keys is lost. */
function sameValue(left: unknown, right: unknown): boolean {
  return JSON.stringify(left, sortKeys) === JSON.stringify(right, sortKeys);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
