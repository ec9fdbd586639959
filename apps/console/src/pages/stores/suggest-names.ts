import type { OrderStatus } from '#contracts/models/statuses';
import type { Store } from './store-api';

/** Names that the shop is known to use, for one of our statuses: first those read as this status, then those that resemble its name. */
export function suggestNames({ toCommerce, fromCommerce }: Store['statuses'], status: OrderStatus): string[] {
  const known = [...new Set([...Object.keys(fromCommerce), ...Object.values(toCommerce)])];
  const rank = (name: string): number =>
    fromCommerce[name] === status ? 0 : plain(name).includes(plain(status)) ? 1 : 2;
  return known.sort((one, two) => rank(one) - rank(two) || one.localeCompare(two));
}

/** Names that are written to the shop and not read yet: what we call a status there will come back from it. */
export const unreadNames = ({ toCommerce, fromCommerce }: Store['statuses']): string[] =>
  [...new Set(Object.values(toCommerce))].filter((name) => !(name in fromCommerce)).sort();

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
