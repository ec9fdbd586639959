import type { OrderStatus } from '#contracts/models/statuses';
import type { Store } from './store-api';

/** Names that the shop is known to use, for one of our statuses: first those read as this status, then those that resemble its name. */
export function suggestNames({ toCommerce, fromCommerce }: Store['statuses'], status: OrderStatus): string[] {
  const known = [...new Set([...Object.keys(fromCommerce), ...Object.values(toCommerce)])];
  const rank = (name: string): number =>
    fromCommerce[name] === status ? 0 : plain(name).includes(plain(status)) ? 1 : 2;
  return known.sort((one, two) => rank(one) - rank(two) || one.localeCompare(two));
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
