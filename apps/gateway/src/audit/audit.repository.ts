import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { decodePosition, encodeCursor } from '../http/cursor';

export interface AuditFilter {
  /** Null: all, and what belongs to no store. */
  readonly stores: readonly string[] | null;
  readonly actor: string | null;
  readonly action: string | null;
  readonly subject: string | null;
  readonly cursor: string | null;
  readonly limit: number;
}

interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly store_id: string | null;
  readonly details: Record<string, unknown>;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly storeId: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly details: Record<string, unknown>;
}

@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(filter: AuditFilter): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
    const [at, id] = decodePosition(filter.cursor);
    const { rows } = await this.database.query<AuditRow>(
      `SELECT id::text, at, actor, action, subject, store_id, details FROM audit_log
       WHERE ($1::text[] IS NULL OR store_id = ANY($1)) AND ($2::text IS NULL OR actor = $2)
         AND ($3::text IS NULL OR action = $3) AND ($4::text IS NULL OR subject = $4)
         AND ($5::timestamptz IS NULL OR (at, lpad(id::text, 20, '0')) < ($5, lpad($6, 20, '0')))
       ORDER BY at DESC, id DESC LIMIT $7`,
      [filter.stores, filter.actor, filter.action, filter.subject, at, id, filter.limit + 1],
    );
    const items = rows.slice(0, filter.limit).map(toEntry);
    const last = items.at(-1);
    return {
      items,
      nextCursor: rows.length > filter.limit && last ? encodeCursor([last.at, last.id]) : null,
    };
  }
}

function toEntry({ id, at, actor, action, subject, store_id, details }: AuditRow): AuditEntry {
  const { before = null, after = null, ...others } = details;
  return {
    id,
    at: at.toISOString(),
    actor,
    action,
    subject,
    storeId: store_id,
    before,
    after,
    details: others,
  };
}
