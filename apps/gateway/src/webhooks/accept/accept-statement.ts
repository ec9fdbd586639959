import type { AcceptedWebhook } from './accepted-webhook';
import { commandHeaders } from './fresh-command';

/** What is sent of one webhook, in this order, all as text. */
const COLUMNS = [
  'id',
  'connection_id',
  'system',
  'external_event_id',
  'event_type',
  'state',
  'reason',
  'suffix',
  'body',
  'received_at',
  'command_name',
  'command_type',
  'headers',
] as const;

/** What the statement answers of each webhook that is new. */
export interface StoredRow {
  readonly id: string;
  /** Of the command that hands it on; null when there is none. */
  readonly outbox_id: string | null;
}

export interface AcceptStatement {
  /** Prepared once per connection and number of rows. */
  readonly name: string;
  readonly text: string;
}

const statements = new Map<number, AcceptStatement>();

/**
 * Log row and outgoing command of several webhooks in one statement, which is one commit. What is there already stays as it is and
 * hands nothing on. The body of the command follows `StoredWebhookSchema`; its message id is the
 * webhook's. Values are single parameters: as arrays their text would be escaped on this side and parsed on the other.
 */
export function acceptStatement(rows: number): AcceptStatement {
  const known = statements.get(rows);
  if (known) return known;
  const made = { name: `accept-${rows}`, text: statementText(rows) };
  statements.set(rows, made);
  return made;
}

/** @param leaseSeconds for so long no relay looks at the commands */
export function acceptValues(
  webhooks: readonly AcceptedWebhook[],
  leaseSeconds: number,
): Array<string | null> {
  const values: Array<string | null> = [];
  for (const webhook of webhooks) {
    values.push(
      webhook.id,
      webhook.connectionId,
      webhook.system,
      webhook.externalEventId,
      webhook.eventType,
      webhook.state,
      webhook.reason,
      webhook.suffix,
      webhook.body,
      webhook.receivedAt.toISOString(),
      webhook.command?.name ?? null,
      webhook.command?.type ?? null,
      commandHeaders(webhook),
    );
  }
  values.push(String(leaseSeconds));
  return values;
}

function statementText(rows: number): string {
  const row = (index: number): string =>
    `(${COLUMNS.map((_, column) => `$${index * COLUMNS.length + column + 1}::text`).join(', ')})`;
  return `
  WITH incoming (${COLUMNS.join(', ')}) AS (
    VALUES ${Array.from({ length: rows }, (_, index) => row(index)).join(', ')}
  ), stored AS (
    INSERT INTO webhook_events
      (id, connection_id, system, external_event_id, event_type, state, reason, suffix, body, received_at)
    SELECT id, connection_id, system, external_event_id, event_type, state, reason, suffix, body, received_at::timestamptz
    FROM incoming
    ON CONFLICT DO NOTHING
    RETURNING id
  ), queued AS (
    INSERT INTO outbox (message_id, exchange, routing_key, type, headers, body, available_at)
    SELECT ${rows === 1 ? '' : 'DISTINCT ON (id)'} id, 'commands', command_name, command_type, headers,
      json_build_object(
        'webhookEventId', id, 'connectionId', connection_id, 'system', system, 'externalEventId', external_event_id,
        'eventType', event_type, 'suffix', suffix, 'receivedAt', received_at, 'body', body)::text,
      now() + make_interval(secs => $${rows * COLUMNS.length + 1}::float8)
    FROM incoming JOIN stored USING (id)
    WHERE command_name IS NOT NULL
    RETURNING id AS outbox_id, message_id
  )
  SELECT stored.id, queued.outbox_id FROM stored LEFT JOIN queued ON queued.message_id = stored.id`;
}
