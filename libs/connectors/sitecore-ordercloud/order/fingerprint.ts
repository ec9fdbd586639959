import { createHash } from 'node:crypto';
import type { Order } from '#contracts/models/order';

/** Changes when anything changes that matters to us; the time of the last save alone does not. */
export function fingerprintOf(order: Order): string {
  const { storeId: _store, modifiedAt: _modified, ...content } = order;
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
