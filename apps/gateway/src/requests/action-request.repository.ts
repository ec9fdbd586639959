import { Injectable } from '@nestjs/common';
import type { RequestSettled } from '#contracts/events/platform';
import type { BodyOf } from '#contracts/message';
import { Database, type Sql } from '#platform/database/database';

export type Outcome = BodyOf<typeof RequestSettled>['outcome'];

/** What the audit says of a request when it was carried out; the command's result is added. */
export interface ActionNote {
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface SettledRequest {
  readonly actor: string;
  readonly note: ActionNote | null;
}

export interface ActionRequest {
  readonly requestId: string;
  readonly bodyHash: string;
  readonly outcome: Outcome | null;
}

interface Row {
  readonly request_id: string;
  readonly body_hash: string;
  readonly outcome: Outcome | null;
}

/** Requests by the key their caller gave them, and what became of them. */
@Injectable()
export class ActionRequestRepository {
  constructor(private readonly database: Database) {}

  async find(actor: string, key: string): Promise<ActionRequest | undefined> {
    const { rows } = await this.database.query<Row>(
      'SELECT request_id, body_hash, outcome FROM api_requests WHERE actor = $1 AND idempotency_key = $2',
      [actor, key],
    );
    const row = rows[0];
    return row && { requestId: row.request_id, bodyHash: row.body_hash, outcome: row.outcome };
  }

  /** False when the key is taken already. */
  async insert(
    sql: Sql,
    request: {
      requestId: string;
      actor: string;
      key: string;
      action: string;
      bodyHash: string;
      note?: ActionNote | null;
      at: Date;
    },
  ): Promise<boolean> {
    const { count } = await sql.query(
      `INSERT INTO api_requests (request_id, actor, idempotency_key, action, body_hash, created_at, note)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (actor, idempotency_key) DO NOTHING`,
      [
        ...[request.requestId, request.actor, request.key, request.action, request.bodyHash, request.at],
        request.note ? JSON.stringify(request.note) : null,
      ],
    );
    return count > 0;
  }

  async outcome(requestId: string): Promise<Outcome | null> {
    const { rows } = await this.database.query<Pick<Row, 'outcome'>>(
      'SELECT outcome FROM api_requests WHERE request_id = $1',
      [requestId],
    );
    return rows[0]?.outcome ?? null;
  }

  /** Undefined when the request is not ours or was settled before. */
  async settle(sql: Sql, requestId: string, outcome: Outcome, at: Date): Promise<SettledRequest | undefined> {
    const { rows } = await sql.query<SettledRequest>(
      `UPDATE api_requests SET outcome = $2, settled_at = $3 WHERE request_id = $1 AND outcome IS NULL
       RETURNING actor, note`,
      [requestId, JSON.stringify(outcome), at],
    );
    return rows[0];
  }

  /** What nobody will ask for again. */
  async purge(before: Date): Promise<void> {
    await this.database.query('DELETE FROM api_requests WHERE settled_at < $1', [before]);
  }
}
