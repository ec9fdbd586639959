import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '#platform/database/database';

export interface PeriodChange {
  readonly storeId: string;
  /** Null opens everything. */
  readonly closedThrough: string | null;
  readonly actor: string;
  readonly reason: string | null;
  readonly at: Date;
}

/** Through which day a store's books are closed. */
@Injectable()
export class PeriodRepository {
  async closedThrough(sql: Sql, storeId: string): Promise<string | null> {
    const { rows } = await sql.query<{ day: string | null }>(
      'SELECT closed_through::text AS day FROM closed_periods WHERE store_id = $1',
      [storeId],
    );
    return rows[0]?.day ?? null;
  }

  /** The same, and it stays so until the transaction ends: no entry slips into a period while it is being closed. */
  async closedThroughHeld(tx: Tx, storeId: string): Promise<string | null> {
    await tx.execute('INSERT INTO closed_periods (store_id) VALUES ($1) ON CONFLICT DO NOTHING', [storeId]);
    const { rows } = await tx.query<{ day: string | null }>(
      'SELECT closed_through::text AS day FROM closed_periods WHERE store_id = $1 FOR SHARE',
      [storeId],
    );
    return rows[0]?.day ?? null;
  }

  async set(tx: Tx, { storeId, closedThrough, actor, reason, at }: PeriodChange): Promise<void> {
    await tx.query(
      `INSERT INTO closed_periods (store_id, closed_through) VALUES ($1, $2)
       ON CONFLICT (store_id) DO UPDATE SET closed_through = excluded.closed_through`,
      [storeId, closedThrough],
    );
    await tx.query(
      `INSERT INTO closed_period_changes (store_id, closed_through, actor, reason, at)
       VALUES ($1, $2, $3, $4, $5)`,
      [storeId, closedThrough, actor, reason, at],
    );
  }
}
