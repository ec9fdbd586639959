import { ORDER_STATUSES, type OrderStatus } from '#contracts/models/statuses';

export interface StatusTable {
  /** The commerce system's word; undefined: the store does not write this status. */
  toCommerce(status: OrderStatus): string | undefined;
  /** Our word for the commerce system's, case and outer white space ignored; undefined: it means nothing to us. */
  fromCommerce(word: string): OrderStatus | undefined;
}

const fold = (word: string): string => word.trim().toLowerCase();

/**
 * Both directions of a store's status words. A word that only the way out names is read back as what it was written for, when
 * that is one status only.
 */
export function statusTable(
  toCommerce: Readonly<Partial<Record<OrderStatus, string>>>,
  fromCommerce: Readonly<Record<string, OrderStatus>>,
): StatusTable {
  const back = new Map<string, OrderStatus>();
  const ambiguous = new Set<string>();
  for (const status of ORDER_STATUSES) {
    const word = toCommerce[status];
    if (word === undefined) continue;
    if (back.has(fold(word))) ambiguous.add(fold(word));
    back.set(fold(word), status);
  }
  for (const word of ambiguous) back.delete(word);
  for (const [word, status] of Object.entries(fromCommerce)) back.set(fold(word), status);
  return {
    toCommerce: (status) => toCommerce[status],
    fromCommerce: (word) => back.get(fold(word)),
  };
}
