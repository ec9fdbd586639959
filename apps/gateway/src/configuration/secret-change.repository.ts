import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform/database/database';

export interface SecretChange {
  readonly connectionId: string;
  readonly name: string;
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** When each secret was last set, and by whom; never what it is. */
@Injectable()
export class SecretChangeRepository {
  constructor(private readonly database: Database) {}

  /** `connection/secret` of each. */
  async note(tx: Tx, changed: readonly string[], at: Date, by: string): Promise<void> {
    if (changed.length === 0) return;
    await tx.query(
      `INSERT INTO secret_changes (connection_id, name, changed_at, changed_by)
       SELECT split_part(secret, '/', 1), split_part(secret, '/', 2), $2, $3 FROM unnest($1::text[]) AS secret
       ON CONFLICT (connection_id, name) DO UPDATE
         SET changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      [changed, at, by],
    );
  }

  /** Of all connections, or of one. At most five hundred connections with a handful of secrets each. */
  async list(connectionId: string | null = null): Promise<SecretChange[]> {
    const { rows } = await this.database.query<SecretChange>(
      `SELECT connection_id AS "connectionId", name, changed_at AS "changedAt", changed_by AS "changedBy"
       FROM secret_changes WHERE $1::text IS NULL OR connection_id = $1`,
      [connectionId],
    );
    return rows;
  }
}
