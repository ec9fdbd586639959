import type { Store } from '#contracts/models/configuration';

/** Status tables of a store, as its configuration has them. */
type StatusTables = Pick<Store, 'statuses'>['statuses'];

/**
 * Suggested code names of order statuses: what a store's tables say when the shop has just been set up by the guide. Statuses are each
 * shop's own, so a store whose statuses are called otherwise names those instead. There is no entry for a status that is not to be
 * written: an order that was placed keeps the shop's first status.
 */
export const DEFAULT_STATUSES: StatusTables = {
  toCommerce: {
    awaiting_payment: 'AwaitingPayment',
    authorized: 'PaymentAuthorized',
    paid: 'PaymentReceived',
    payment_failed: 'PaymentFailed',
    canceled: 'Canceled',
    refunded: 'Refunded',
  },
  fromCommerce: {
    Canceled: 'canceled',
    Completed: 'completed',
    Refunded: 'refunded',
  },
};

/** Only the move from the first to the second captures. */
export const DEFAULT_CAPTURE_STATUSES = {
  approvedStatus: 'PaymentAuthorized',
  readyStatus: 'ReadyForCapture',
} as const;
