import { randomUUID } from 'node:crypto';
import { HEADER } from '#messaging/envelope';
import { formatTraceparent, newTrace } from '#platform/trace/trace-context';
import type { AcceptedWebhook } from './accepted-webhook';

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
  'message_id',
  'headers',
] as const;

/**
 * Log row and outgoing command of up to a hundred webhooks in one statement, which is one commit. What is there already stays as it
 * is and hands nothing on. Answers the ids that are new. The body of the command follows `StoredWebhookSchema`.
 */
export const ACCEPT_STATEMENT = {
  name: 'accept-webhooks',
  text: `
  WITH incoming AS (
    SELECT * FROM unnest(${COLUMNS.map((_, index) => `$${index + 1}::text[]`).join(', ')}) AS t(${COLUMNS.join(', ')})
  ), stored AS (
    INSERT INTO webhook_events
      (id, connection_id, system, external_event_id, event_type, state, reason, suffix, body, received_at)
    SELECT id, connection_id, system, external_event_id, event_type, state, reason, suffix, body, received_at::timestamptz
    FROM incoming
    ON CONFLICT DO NOTHING
    RETURNING id
  ), queued AS (
    INSERT INTO outbox (message_id, exchange, routing_key, type, correlation_id, headers, body)
    SELECT DISTINCT ON (id) message_id, 'commands', command_name, command_type, NULL, headers,
      json_build_object(
        'webhookEventId', id, 'connectionId', connection_id, 'system', system, 'externalEventId', external_event_id,
        'eventType', event_type, 'suffix', suffix, 'receivedAt', received_at, 'body', body)::text
    FROM incoming JOIN stored USING (id)
    WHERE command_name IS NOT NULL
  )
  SELECT id FROM stored`,
} as const;

export function acceptValues(webhooks: readonly AcceptedWebhook[]): Array<Array<string | null>> {
  const columns: Array<Array<string | null>> = COLUMNS.map(() => []);
  for (const webhook of webhooks) {
    rowOf(webhook).forEach((value, index) => columns[index]!.push(value));
  }
  return columns;
}

function rowOf(webhook: AcceptedWebhook): Array<string | null> {
  return [
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
    randomUUID(),
    JSON.stringify({ [HEADER.traceparent]: formatTraceparent(newTrace()) }),
  ];
}
