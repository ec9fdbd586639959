import type { Tx } from '#platform/database/database';

/**
 * One at a time per order, until the transaction ends: webhook, answer, timer and operator wait for each other here. This service
 * has no row of the order, so the lock is on its key.
 */
export async function lockOrder(tx: Tx, storeId: string, orderId: string): Promise<void> {
  await tx.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    JSON.stringify([storeId, orderId]),
  ]);
}
