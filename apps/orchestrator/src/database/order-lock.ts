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

/** The same lock for whoever knows the run but not its order; none when the run has no order. */
export async function lockOrderOfRun(tx: Tx, runId: string): Promise<void> {
  await tx.execute(
    `SELECT pg_advisory_xact_lock(hashtextextended('[' || to_json(store_id) || ',' || to_json(order_id) || ']', 0))
     FROM workflow_runs WHERE run_id = $1 AND order_id IS NOT NULL`,
    [runId],
  );
}
