import type { Store } from '#contracts/models/configuration';
import type { ORDER_TRANSITIONS } from '#contracts/events/orders';

export type OrderTransition = (typeof ORDER_TRANSITIONS)[number];
export type StatusRules = Pick<Store, 'capture' | 'statuses'>;

/**
 * What a move of the commerce status means, by the store's own words. Only the move from the approved to the ready status captures;
 * canceled, completed and refunded are what the store's table translates so.
 */
export function transitionOf(rules: StatusRules, previous: string | null, current: string): OrderTransition {
  const { approvedStatus, readyStatus } = rules.capture;
  if (
    approvedStatus !== null &&
    readyStatus !== null &&
    sameStatus(previous ?? '', approvedStatus) &&
    sameStatus(current, readyStatus)
  ) {
    return 'ready_for_capture';
  }
  const ours = ownWordOf(rules, current);
  return ours === 'canceled' || ours === 'completed' || ours === 'refunded' ? ours : 'other';
}

/** The store's translation of a commerce status; undefined when its table has none. */
export function ownWordOf(rules: StatusRules, current: string): string | undefined {
  const entries = Object.entries(rules.statuses.fromCommerce);
  return entries.find(([name]) => sameStatus(name, current))?.[1];
}

export function sameStatus(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
