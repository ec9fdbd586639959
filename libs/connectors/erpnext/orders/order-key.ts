import type { OrderKey } from '#contracts/models/common';

/** The key of an order's Sales Order. */
export const orderKey = ({ storeId, orderId }: OrderKey): string => `${storeId}/${orderId}`;
