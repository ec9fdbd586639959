import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform/database/database';

export interface MappingVersion {
  readonly version: number;
  readonly publishedAt: Date;
  readonly publishedBy: string;
}

/** Listed at once: the newest, which is more than people look through. */
const LISTED = 200;

/** What people have published; nothing is ever changed or removed. */
@Injectable()
export class MappingVersionRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(mappingId: string): Promise<MappingVersion[]> {
    const { rows } = await this.database.query<{ version: number; published_at: Date; published_by: string }>(
      `SELECT version, published_at, published_by FROM mapping_versions
       WHERE mapping_id = $1 ORDER BY version DESC LIMIT $2`,
      [mappingId, LISTED],
    );
    return rows.map((row) => ({
      version: row.version,
      publishedAt: row.published_at,
      publishedBy: row.published_by,
    }));
  }

  /** The newest of each mapping that anybody has published. */
  async newest(): Promise<ReadonlyMap<string, MappingVersion>> {
    const { rows } = await this.database.query<{
      mapping_id: string;
      version: number;
      published_at: Date;
      published_by: string;
    }>(
      `SELECT DISTINCT ON (mapping_id) mapping_id, version, published_at, published_by FROM mapping_versions
       ORDER BY mapping_id, version DESC`,
    );
    return new Map(
      rows.map((row) => [
        row.mapping_id,
        { version: row.version, publishedAt: row.published_at, publishedBy: row.published_by },
      ]),
    );
  }

  async document(mappingId: string, version: number): Promise<unknown> {
    const { rows } = await this.database.query<{ document: unknown }>(
      'SELECT document FROM mapping_versions WHERE mapping_id = $1 AND version = $2',
      [mappingId, version],
    );
    return rows[0]?.document;
  }

  /** Zero while nothing was published. */
  async latest(tx: Tx, mappingId: string): Promise<number> {
    const { rows } = await tx.query<{ version: number | null }>(
      'SELECT max(version) AS version FROM mapping_versions WHERE mapping_id = $1',
      [mappingId],
    );
    return rows[0]?.version ?? 0;
  }

  async insert(
    tx: Tx,
    mappingId: string,
    document: unknown,
    { version, publishedAt, publishedBy }: MappingVersion,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO mapping_versions (mapping_id, version, document, published_at, published_by)
       VALUES ($1, $2, $3, $4, $5)`,
      [mappingId, version, JSON.stringify(document), publishedAt, publishedBy],
    );
  }
}
