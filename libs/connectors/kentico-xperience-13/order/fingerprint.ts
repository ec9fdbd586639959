import { createHash } from 'node:crypto';
import type { Order } from '#contracts/models/order';

/**
 * Changes when anything changes that matters to us. The time of the last save and the payment record are left out:
 * Kentico moves the one with every save, we write the other ourselves.
 */
export function fingerprintOf(order: Order): string {
  const { storeId: _store, modifiedAt: _modified, ...content } = order;
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
