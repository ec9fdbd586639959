import { Injectable } from '@nestjs/common';
import type { Decision } from '#mapping/suggest/suggest-sources';
import { Database, type Tx } from '#platform/database/database';

/** The records whose fields are compared, each with its system: `tillbridge/order`, `stripe/payment`. */
export interface RecordPair {
  readonly source: string;
  readonly target: string;
}

/** More than both catalogues of a pair have pairs that anybody would look at. */
const READ = 2_000;

/** What people made of suggestions; the latest word about a pair of fields counts. */
@Injectable()
export class MappingDecisionRepository {
  constructor(private readonly database: Database) {}

  async of(pair: RecordPair): Promise<Decision[]> {
    const { rows } = await this.database.query<Decision>(
      `SELECT source, target, accepted FROM mapping_decisions
       WHERE source_record = $1 AND target_record = $2 ORDER BY decided_at DESC LIMIT $3`,
      [pair.source, pair.target, READ],
    );
    return rows;
  }

  async save(tx: Tx, pair: RecordPair, decision: Decision, at: Date, by: string): Promise<void> {
    await tx.query(
      `INSERT INTO mapping_decisions (source_record, target_record, source, target, accepted, decided_at, decided_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (source_record, target_record, source, target)
       DO UPDATE SET accepted = excluded.accepted, decided_at = excluded.decided_at, decided_by = excluded.decided_by`,
      [pair.source, pair.target, decision.source, decision.target, decision.accepted, at, by],
    );
  }

  async forget(tx: Tx, pair: RecordPair, source: string, target: string): Promise<void> {
    await tx.query(
      `DELETE FROM mapping_decisions
       WHERE source_record = $1 AND target_record = $2 AND source = $3 AND target = $4`,
      [pair.source, pair.target, source, target],
    );
  }
}
