import { HEADER } from '#messaging/envelope';
import type { FreshRow } from '#messaging/outbox/courier';
import { formatTraceparent } from '#platform/trace/trace-context';
import type { AcceptedWebhook } from './accepted-webhook';
import { storedWebhook } from './stored-webhook';

/** The outbox row that the accepting statement has written, without asking for it; undefined when nobody is to interpret the webhook. */
export function freshCommand(webhook: AcceptedWebhook, outboxId: string): FreshRow | undefined {
  const { command } = webhook;
  if (!command) return undefined;
  return {
    id: outboxId,
    message_id: webhook.id,
    exchange: 'commands',
    routing_key: command.name,
    type: command.type,
    correlation_id: null,
    headers: commandHeaders(webhook),
    body: JSON.stringify(storedWebhook(webhook)),
  };
}

export const commandHeaders = ({ trace }: Pick<AcceptedWebhook, 'trace'>): string =>
  `{"${HEADER.traceparent}":"${formatTraceparent(trace)}"}`;
