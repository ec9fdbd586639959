import type { Sql } from '#platform/database/database';
import type { Failure } from '#platform/errors/failure';
import type { IncomingMessage } from '../consumer/incoming-message';

export type Outcome = 'replayed' | 'discarded' | 'recovered';

export async function recordDeath(
  sql: Sql,
  message: IncomingMessage,
  failure: Failure,
  deadAt: Date,
): Promise<void> {
  await sql.execute(
    `INSERT INTO dead_letters (message_id, type, failure_class, code, reason, suggestion, details, attempts,
       first_seen_at, dead_at, correlation_id, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'dead')
     ON CONFLICT (message_id) DO UPDATE SET failure_class = excluded.failure_class, code = excluded.code,
       reason = excluded.reason, suggestion = excluded.suggestion, details = excluded.details,
       attempts = excluded.attempts, first_seen_at = excluded.first_seen_at, dead_at = excluded.dead_at,
       state = 'dead', settled_at = NULL, settled_by = NULL, settled_reason = NULL, succeeded_at = NULL`,
    [
      message.messageId,
      message.type,
      failure.failureClass,
      failure.code,
      failure.message,
      failure.suggestion ?? null,
      JSON.stringify(failure.details),
      message.attempt,
      message.firstSeenAt,
      deadAt,
      message.correlationId ?? null,
    ],
  );
}

/** False when it was not (or no longer) waiting among the dead. */
export async function settleDeath(
  sql: Sql,
  messageId: string,
  outcome: Outcome,
  by: string,
  reason: string | null,
): Promise<boolean> {
  const updated = await sql.query(
    `UPDATE dead_letters SET state = $2, settled_at = now(), settled_by = $3, settled_reason = $4
     WHERE message_id = $1 AND state = 'dead'`,
    [messageId, outcome, by, reason],
  );
  return updated.count > 0;
}

export async function isDead(sql: Sql, messageId: string): Promise<boolean> {
  const found = await sql.query("SELECT 1 FROM dead_letters WHERE message_id = $1 AND state = 'dead'", [
    messageId,
  ]);
  return found.count > 0;
}
