import { Injectable } from '@nestjs/common';
import type { Sql } from '#platform/database/database';
import type { Failure } from '#platform/errors/failure';

export interface ErpOperation {
  /** The same for the same intent, for ever. */
  readonly key: string;
  readonly kind: 'journal' | 'order' | 'reserve' | 'release';
  readonly storeId: string;
  readonly orderId: string | null;
  readonly entryId: string | null;
  readonly connectionId: string;
}

/** What is intended at the ERP, written before the call: a row that is still pending was interrupted. */
@Injectable()
export class ErpOperationRepository {
  /** Whether this is the first attempt: nothing can have reached the ERP for it before. */
  async begin(sql: Sql, operation: ErpOperation, at: Date): Promise<boolean> {
    const { rows } = await sql.query<{ first: boolean }>(
      `INSERT INTO erp_operations (operation_key, kind, store_id, order_id, entry_id, connection_id, state, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'pending', $7, $7)
       ON CONFLICT (operation_key) DO UPDATE
         SET state = 'pending', connection_id = excluded.connection_id, updated_at = excluded.updated_at, error = NULL,
             document_id = NULL, attempts = erp_operations.attempts + 1
         WHERE erp_operations.state <> 'done' OR erp_operations.connection_id <> excluded.connection_id
       RETURNING attempts = 1 AS first`,
      [
        operation.key,
        operation.kind,
        operation.storeId,
        operation.orderId,
        operation.entryId,
        operation.connectionId,
        at,
      ],
    );
    return rows[0]?.first === true;
  }

  /** False when it was done already: another delivery was faster. */
  async finish(sql: Sql, key: string, documentId: string | null, at: Date): Promise<boolean> {
    const { count } = await sql.query(
      `UPDATE erp_operations SET state = 'done', document_id = $2, updated_at = $3, error = NULL
       WHERE operation_key = $1 AND state <> 'done'`,
      [key, documentId, at],
    );
    return count > 0;
  }

  /** Pending when it is tried again by itself, failed when a person has to see to it. */
  async note(sql: Sql, key: string, failure: Failure, at: Date): Promise<void> {
    const forPeople = failure.failureClass === 'permanent' || failure.failureClass === 'mapping';
    const { code, message, details } = failure;
    await sql.execute(
      `UPDATE erp_operations SET state = $2, error = $3, updated_at = $4
       WHERE operation_key = $1 AND state <> 'done'`,
      [key, forPeople ? 'failed' : 'pending', JSON.stringify({ code, message, details }), at],
    );
  }

  /** The day chosen where the ERP's own period was closed. */
  async postingDate(sql: Sql, key: string): Promise<string | null> {
    const { rows } = await sql.query<{ day: string | null }>(
      'SELECT posting_date::text AS day FROM erp_operations WHERE operation_key = $1',
      [key],
    );
    return rows[0]?.day ?? null;
  }

  async setPostingDate(sql: Sql, key: string, day: string): Promise<void> {
    await sql.query('UPDATE erp_operations SET posting_date = $2 WHERE operation_key = $1', [key, day]);
  }
}
