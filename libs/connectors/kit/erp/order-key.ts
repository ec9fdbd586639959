import type { OrderKey } from '#contracts/models/common';

/** The key of an order's document in an ERP. */
export const orderKey = ({ storeId, orderId }: OrderKey): string => `${storeId}/${orderId}`;
