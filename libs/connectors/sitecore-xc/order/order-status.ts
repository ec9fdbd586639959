import { Failure } from '#platform/errors/failure';

/** Order statuses of the product. */
export const ORDER_STATUS = {
  pending: 'Pending',
  onHold: 'OnHold',
  waitingForAvailability: 'WaitingForAvailability',
  released: 'Released',
  completed: 'Completed',
  cancelled: 'Cancelled',
  problem: 'Problem',
} as const;

/** The way on which the minions lead an order by themselves, from its placement to its end. */
const PROGRESS: readonly string[] = [
  ORDER_STATUS.pending,
  ORDER_STATUS.waitingForAvailability,
  ORDER_STATUS.released,
  ORDER_STATUS.completed,
];

/** The minions may have led an order on since it was given a status: that is no reason to take it back. */
export function isAtOrBeyond(status: string, wanted: string): boolean {
  const from = PROGRESS.indexOf(wanted);
  return status === wanted || (from >= 0 && PROGRESS.indexOf(status) > from);
}

/** The status of that name as the shop writes it. Refused when neither the product nor the connection knows it. */
export function requireStatus(name: string, known: readonly string[]): string {
  const found = known.find((status) => status.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  throw Failure.mapping('unknown-commerce-status', `Experience Commerce has no order status "${name}"`, {
    details: { field: 'statuses.toCommerce', value: name, expected: known },
    suggestion:
      'Name a status of the product in the store’s table, or add the one of your own plug-in to customStatuses of the connection.',
  });
}

export interface StatusCommand {
  readonly name: 'HoldOrder' | 'ReleaseOrder' | 'CancelOrder' | 'SetOrderStatus';
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The commands that lead from one status to another; none when the order is there, or so far on that going back would undo the minions'
 * work. Holding, releasing and cancelling have commands of their own, whose pipelines also keep lists and payments in order; what they
 * do not allow, the engine refuses.
 */
export function statusCommands(orderId: string, from: string, to: string): StatusCommand[] {
  if (from === ORDER_STATUS.cancelled || isAtOrBeyond(from, to)) return [];
  const command = (name: StatusCommand['name']): StatusCommand => ({ name, parameters: { orderId } });
  const set: StatusCommand = { name: 'SetOrderStatus', parameters: { orderId, status: to } };
  if (to === ORDER_STATUS.onHold) return [command('HoldOrder')];
  if (to === ORDER_STATUS.cancelled) return [command('CancelOrder')];
  if (from !== ORDER_STATUS.onHold) return [set];
  const release = command('ReleaseOrder');
  return to === ORDER_STATUS.pending ? [release] : [release, set];
}
