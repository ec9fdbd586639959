import { Injectable } from '@nestjs/common';
import type { Sql } from '#platform/database/database';
import type { PostingRule } from '../domain/posting-table';
import type { After, EvidencePage } from './evidence.repository';

interface Scope {
  readonly storeId: string;
  readonly from: string;
  readonly through: string;
}

/** Posting tables by version. One that is kept never changes: its version is its hash. */
@Injectable()
export class PostingTableRepository {
  async keep(sql: Sql, version: string, table: readonly PostingRule[], at: Date): Promise<void> {
    await sql.execute(
      'INSERT INTO posting_tables (version, body, kept_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [version, JSON.stringify(table), at],
    );
  }

  /** Those by which the entries of a period were made; `table` is null where it was used before tables were kept. */
  async usedIn(
    sql: Sql,
    { storeId, from, through }: Scope,
    after: After,
    limit: number,
  ): Promise<EvidencePage> {
    const { rows } = await sql.query<{ version: string; body: string | null }>(
      `SELECT used.rule_version AS version, kept.body
       FROM (SELECT DISTINCT rule_version FROM journal_entries WHERE store_id = $1 AND date BETWEEN $2 AND $3) AS used
       LEFT JOIN posting_tables AS kept ON kept.version = used.rule_version
       WHERE $4::text IS NULL OR used.rule_version > $4 ORDER BY used.rule_version LIMIT $5`,
      [storeId, from, through, after?.[0] ?? null, limit + 1],
    );
    const page = rows.slice(0, limit);
    return {
      items: page.map(({ version, body }) => {
        return { version, table: body === null ? null : (JSON.parse(body) as unknown) };
      }),
      next: rows.length > limit ? [page.at(-1)!.version] : null,
    };
  }
}
