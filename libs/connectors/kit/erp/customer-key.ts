import { createHash } from 'node:crypto';
import type { Order } from '#contracts/models/order';

/** Whose the order is, as a key: the shop's customer, else the guest's e-mail (digested), else the order alone. */
export function customerKey({ storeId, orderId, customer }: Order): string {
  if (customer.customerId !== null && !customer.guest) return `customer:${storeId}:${customer.customerId}`;
  const email = customer.email?.trim().toLowerCase();
  if (!email) return `guest-order:${storeId}:${orderId}`;
  return `guest:${storeId}:${createHash('sha256').update(email).digest('hex').slice(0, 32)}`;
}
