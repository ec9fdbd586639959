import type { Store } from '#contracts/models/configuration';

type StatusTables = Pick<Store, 'statuses'>['statuses'];

/**
 * OrderCloud's statuses in our words. "Paid" is ours alone: an order stays `Open` until it has been fulfilled, so nothing is written
 * for it, and of ours only a cancellation moves the order.
 */
export const DEFAULT_STATUSES: StatusTables = {
  toCommerce: { canceled: 'Canceled' },
  fromCommerce: { Open: 'placed', Completed: 'completed', Canceled: 'canceled' },
};

/** With manual capture the completion (all lines shipped, or completed by hand) captures. */
export const DEFAULT_CAPTURE_STATUSES = { approvedStatus: 'Open', readyStatus: 'Completed' } as const;
