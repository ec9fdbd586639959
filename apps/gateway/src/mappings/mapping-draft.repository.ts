import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '#platform/database/database';

/** A state of a mapping that is being written; without content it was thrown away or published. */
export interface MappingDraftState {
  readonly revision: number;
  readonly content: Readonly<Record<string, unknown>> | null;
  readonly begunAt: Date;
  readonly savedAt: Date;
  readonly savedBy: string;
}

const COLUMNS = `revision, content, begun_at AS "begunAt", saved_at AS "savedAt", saved_by AS "savedBy"`;
/** Older states are forgotten. */
const KEPT = 30;

@Injectable()
export class MappingDraftRepository {
  /** The newest state, which is the draft. */
  async newest(sql: Sql, mappingId: string): Promise<MappingDraftState | undefined> {
    const { rows } = await sql.query<MappingDraftState>(
      `SELECT ${COLUMNS} FROM mapping_drafts WHERE mapping_id = $1 ORDER BY revision DESC LIMIT 1`,
      [mappingId],
    );
    return rows[0];
  }

  /** Newest first, without their contents. */
  async list(sql: Sql, mappingId: string): Promise<Array<Omit<MappingDraftState, 'content' | 'begunAt'>>> {
    const { rows } = await sql.query<Omit<MappingDraftState, 'content' | 'begunAt'>>(
      `SELECT revision, saved_at AS "savedAt", saved_by AS "savedBy" FROM mapping_drafts
       WHERE mapping_id = $1 AND content IS NOT NULL ORDER BY revision DESC LIMIT ${KEPT}`,
      [mappingId],
    );
    return rows;
  }

  async find(sql: Sql, mappingId: string, revision: number): Promise<MappingDraftState | undefined> {
    const { rows } = await sql.query<MappingDraftState>(
      `SELECT ${COLUMNS} FROM mapping_drafts WHERE mapping_id = $1 AND revision = $2`,
      [mappingId, revision],
    );
    return rows[0];
  }

  /** One saves at a time. */
  async lock(tx: Tx, mappingId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('mapping-draft ' || $1))`, [mappingId]);
  }

  /** `replaces` is a state that the new one goes on from. */
  async save(tx: Tx, mappingId: string, state: MappingDraftState, replaces: number | null): Promise<void> {
    const { revision, content, begunAt, savedAt, savedBy } = state;
    await tx.query('DELETE FROM mapping_drafts WHERE mapping_id = $1 AND revision = $2', [
      mappingId,
      replaces,
    ]);
    await tx.query(
      `INSERT INTO mapping_drafts (mapping_id, revision, content, begun_at, saved_at, saved_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [mappingId, revision, content === null ? null : JSON.stringify(content), begunAt, savedAt, savedBy],
    );
    await tx.query(
      `DELETE FROM mapping_drafts WHERE mapping_id = $1 AND revision <
         (SELECT min(revision) FROM (SELECT revision FROM mapping_drafts WHERE mapping_id = $1
           ORDER BY revision DESC LIMIT ${KEPT}) AS newest)`,
      [mappingId],
    );
  }
}
