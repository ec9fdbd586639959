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
  /** Up to where we know the commerce system's own history of the status; null: it could not be read. */
  readonly lastMoveId: number | null;
}

export interface SeenMove {
  readonly id: number;
  readonly from: string | null;
  readonly to: string;
}

export interface SeenOrder {
  readonly order: Order;
  readonly fingerprint: string;
  /** Oldest first; null when there is no history to read. */
  readonly statusMoves: readonly SeenMove[] | null;
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
      /** Moves that were not ours, oldest first: several when we could not look for a while. */
      readonly moves: readonly StatusMove[];
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
  if (seen.order.modifiedAt < known.order.modifiedAt && !movedOn(known, seen)) return { kind: 'stale' };
  const moves = pathOf(known, seen)
    .filter(({ current }) => !ownStatuses.some((own) => sameStatus(own, current)))
    .map((move) => ({ ...move, transition: transitionOf(rules, move.previous, move.current) }));
  if (seen.fingerprint === known.fingerprint && moves.length === 0) return { kind: 'unchanged' };
  const totalChanged = !sameValue(known.order.total, seen.order.total);
  return {
    kind: 'changed',
    moves,
    totalChanged,
    contentChanged: totalChanged || !sameValue(contentOf(known.order), contentOf(seen.order)),
    orderStatus: moves.reduce((from, move) => afterMove(from, move, rules), known.orderStatus),
  };
}

export function lastMoveIdOf({ statusMoves }: Pick<SeenOrder, 'statusMoves'>): number | null {
  return statusMoves === null ? null : (statusMoves.at(-1)?.id ?? 0);
}

/** The history is surer than times, which come from the clocks of several servers: it ends with the status seen, and we do not know that. */
function movedOn({ lastMoveId }: KnownOrder, { order, statusMoves }: SeenOrder): boolean {
  const last = statusMoves?.at(-1);
  if (lastMoveId === null || last === undefined) return false;
  return last.id > lastMoveId && sameStatus(last.to, order.commerceStatus);
}

type Step = Pick<StatusMove, 'previous' | 'current'>;

/**
 * The way from the known status to the one seen now: by the system's history as far as it tells of it, else in one step. A move that
 * was followed by another while we could not look must not be lost: it may be the one that captures.
 */
function pathOf(known: KnownOrder, seen: SeenOrder): Step[] {
  const from = known.lastMoveId;
  const news = from === null ? [] : (seen.statusMoves ?? []).filter(({ id }) => id > from);
  const path = news.map((move): Step => ({ previous: move.from ?? '', current: move.to }));
  const reached = path.at(-1)?.current ?? known.commerceStatus;
  const { commerceStatus } = seen.order;
  return sameStatus(reached, commerceStatus)
    ? path
    : [...path, { previous: reached, current: commerceStatus }];
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
