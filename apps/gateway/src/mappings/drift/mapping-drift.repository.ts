import { Injectable } from '@nestjs/common';
import type { Sql } from '#platform/database/database';

/** Which drifts people have been told of and not yet that they are over. */
@Injectable()
export class MappingDriftRepository {
  /** False when it was told before. */
  async begin(sql: Sql, storeId: string, mappingId: string, since: Date): Promise<boolean> {
    const { count } = await sql.query(
      `INSERT INTO mapping_drifts (store_id, mapping_id, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [storeId, mappingId, since],
    );
    return count === 1;
  }

  /** When it had begun; undefined when nothing was told. */
  async end(sql: Sql, storeId: string, mappingId: string): Promise<Date | undefined> {
    const { rows } = await sql.query<{ since: Date }>(
      'DELETE FROM mapping_drifts WHERE store_id = $1 AND mapping_id = $2 RETURNING since',
      [storeId, mappingId],
    );
    return rows[0]?.since;
  }
}
