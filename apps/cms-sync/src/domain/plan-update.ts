import type { BodyOf } from '#contracts/message';
import type { UpdateOrder } from '#contracts/commands/orders';
import type { OrderStatus } from '#contracts/models/statuses';
import type { StatusRules } from './commerce-transition';
import { sameStatus } from './commerce-transition';
import { mayMove } from './order-status';

export interface UpdateSubject {
  readonly orderStatus: OrderStatus;
  readonly commerceStatus: string;
  readonly previousCommerceStatus: string | null;
}

export interface UpdatePlan {
  /** Where the order will stand with us. */
  readonly orderStatus: OrderStatus;
  /** The commerce status to write; null leaves it alone. */
  readonly commerceStatus: string | null;
  /** False when the wanted status comes too late: only the payment record is written. */
  readonly moves: boolean;
}

type Wanted = Pick<BodyOf<typeof UpdateOrder>, 'orderStatus' | 'restorePreviousStatus'>;

/**
 * What to write for a command. A status the order has already is not written again: somebody may have moved the order on since, and a
 * repetition must not take that back.
 */
export function planUpdate(known: UpdateSubject, wanted: Wanted, rules: StatusRules): UpdatePlan {
  const to = wanted.orderStatus;
  const moves = to !== undefined && mayMove(known.orderStatus, to);
  const orderStatus = moves ? to : known.orderStatus;
  if (wanted.restorePreviousStatus === true) {
    return { orderStatus, moves, commerceStatus: restored(known, rules) };
  }
  return { orderStatus, moves, commerceStatus: moves ? (rules.statuses.toCommerce[to] ?? null) : null };
}

/** Back to where the order was before it was declared ready, unless somebody has moved it on from there. */
function restored(known: UpdateSubject, rules: StatusRules): string | null {
  const { readyStatus } = rules.capture;
  if (readyStatus !== null && !sameStatus(known.commerceStatus, readyStatus)) return null;
  return known.previousCommerceStatus;
}
