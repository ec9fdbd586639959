import type { Store } from '#contracts/models/configuration';

/**
 * Suggested status tables. An order waits for its payment on hold, where the minions leave it alone, and goes back to `Pending` when the
 * money is there: from then on the engine leads it by itself. Paid, failed and refunded have no status of their own in the product: the
 * payment record says so, or a status that the shop's plug-ins add.
 */
export const DEFAULT_STATUSES: Store['statuses'] = {
  toCommerce: { awaiting_payment: 'OnHold', authorized: 'Pending', paid: 'Pending', canceled: 'Cancelled' },
  fromCommerce: { Cancelled: 'canceled', Completed: 'completed' },
};

/** Where money is captured only when goods are sure to leave: the minion's move to `Released` captures. */
export const DEFAULT_CAPTURE_STATUSES = { approvedStatus: 'Pending', readyStatus: 'Released' } as const;
