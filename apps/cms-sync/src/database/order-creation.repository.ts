import type { Sql, Tx } from '#platform/database/database';

const LEASE_SECONDS = 120;

export interface CreationKey {
  readonly storeId: string;
  /** The invoice. */
  readonly key: string;
}

export interface CreationRecord {
  readonly state: 'pending' | 'done' | 'not-supported';
  /** Null until the commerce system has told it. */
  readonly orderId: string | null;
}

/** Orders that we make, one row per invoice; whoever holds the row's lease is the only one to make it. */
export class OrderCreationRepository {
  async find(sql: Sql, { storeId, key }: CreationKey): Promise<CreationRecord | undefined> {
    const { rows } = await sql.query<{ state: CreationRecord['state']; order_id: string | null }>(
      'SELECT state, order_id FROM order_creations WHERE store_id = $1 AND key = $2',
      [storeId, key],
    );
    return rows[0] && { state: rows[0].state, orderId: rows[0].order_id };
  }

  /** False while another message makes it; the same message takes up its own lease again. */
  async begin(sql: Sql, { storeId, key }: CreationKey, holder: string, at: Date): Promise<boolean> {
    const { count } = await sql.query(
      `INSERT INTO order_creations AS creation (store_id, key, state, holder, until, created_at)
       VALUES ($1, $2, 'pending', $3, now() + make_interval(secs => $4), $5)
       ON CONFLICT (store_id, key) DO UPDATE SET state = 'pending', holder = excluded.holder, until = excluded.until
       WHERE creation.state <> 'done' AND (creation.holder IS NULL OR creation.holder = excluded.holder OR creation.until < now())`,
      [storeId, key, holder, LEASE_SECONDS, at],
    );
    return count > 0;
  }

  async release(sql: Sql, { storeId, key }: CreationKey, holder: string): Promise<void> {
    await sql.execute(
      'UPDATE order_creations SET holder = NULL, until = NULL WHERE store_id = $1 AND key = $2 AND holder = $3',
      [storeId, key, holder],
    );
  }

  async done(tx: Tx, { storeId, key }: CreationKey, orderId: string): Promise<void> {
    await tx.execute(
      `UPDATE order_creations SET state = 'done', order_id = $3, holder = NULL, until = NULL
       WHERE store_id = $1 AND key = $2`,
      [storeId, key, orderId],
    );
  }

  /** True for whoever is the first to say so. */
  async refuse(tx: Tx, { storeId, key }: CreationKey, at: Date): Promise<boolean> {
    const { count } = await tx.query(
      `INSERT INTO order_creations (store_id, key, state, created_at) VALUES ($1, $2, 'not-supported', $3)
       ON CONFLICT DO NOTHING`,
      [storeId, key, at],
    );
    return count > 0;
  }
}
