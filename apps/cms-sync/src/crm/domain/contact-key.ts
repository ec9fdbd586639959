import { createHash } from 'node:crypto';
import type { OrderCustomer } from '#contracts/models/order';

export const contactKeyOfCustomer = (storeId: string, customerId: string): string =>
  `${storeId}:${customerId}`;

/**
 * Under which key a customer is known to the CRM: an account by its own key, a guest by a digest of the e-mail address, so that all
 * orders of one guest are one contact. Null for an order that names nobody.
 */
export function contactKeyOf(storeId: string, customer: OrderCustomer): string | null {
  const { customerId, email, firstName, lastName, guest } = customer;
  if (email === null && firstName === null && lastName === null) return null;
  if (customerId !== null && (!guest || email === null)) return contactKeyOfCustomer(storeId, customerId);
  if (email === null) return null;
  const digest = createHash('sha256').update(email.trim().toLowerCase()).digest('hex');
  return `${storeId}:guest:${digest.slice(0, 40)}`;
}
