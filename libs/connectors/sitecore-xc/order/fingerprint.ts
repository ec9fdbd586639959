import { createHash } from 'node:crypto';
import type { Order } from '#contracts/models/order';
import { SETTLEMENT_FIELD } from '../settlement/settlement';

/**
 * Changes when anything changes that matters to us. The time of the last save is left out, since the minions save often, and so is
 * the settlement, which changes by the mere passing of time.
 */
export function fingerprintOf({ storeId: _store, modifiedAt: _modified, custom, ...content }: Order): string {
  const { [SETTLEMENT_FIELD]: _settlement, ...lasting } = custom;
  return createHash('sha256')
    .update(JSON.stringify({ ...content, custom: lasting }))
    .digest('hex');
}
