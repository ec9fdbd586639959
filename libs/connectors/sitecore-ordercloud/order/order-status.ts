import { Failure } from '#platform/errors/failure';

/** Every status an order can have; the platform has no others, and none can be added. */
export const ORDER_STATUSES = [
  'Unsubmitted',
  'AwaitingApproval',
  'Declined',
  'Open',
  'Completed',
  'Canceled',
] as const;
export type OcOrderStatus = (typeof ORDER_STATUSES)[number];

/** Before `Open` an order is a cart or waits for its approval: there is nothing to pay yet. */
const NOT_PLACED: ReadonlySet<string> = new Set(['Unsubmitted', 'AwaitingApproval', 'Declined']);

export function isPlaced(status: string): boolean {
  return !NOT_PLACED.has(status);
}

export function requireStatus(name: string): OcOrderStatus {
  const wanted = name.toLowerCase();
  const status = ORDER_STATUSES.find((candidate) => candidate.toLowerCase() === wanted);
  if (status) return status;
  throw Failure.mapping('unknown-commerce-status', `OrderCloud has no order status "${name}"`, {
    details: { field: 'statuses.toCommerce', value: name, expected: [...ORDER_STATUSES] },
    suggestion: 'Name Completed or Canceled in the store’s status table, or leave the status out.',
  });
}

/**
 * The call that moves an order there; null where no way leads, as from `Completed` back to `Open`: such a wish is left
 * unfulfilled.
 */
export function moveTo(current: string, wanted: OcOrderStatus): 'cancel' | 'complete' | null {
  if (wanted === 'Canceled' && (current === 'Open' || current === 'AwaitingApproval')) return 'cancel';
  return wanted === 'Completed' && current === 'Open' ? 'complete' : null;
}
