import type { ServiceName } from '#contracts/message';
import type { Headers, OutgoingMessage } from '../envelope';
import { exchangeName } from '../topology/names';
import type { ClaimedRow } from './relay-sql';

/** Rows know no prefix and no sender: both belong to the process that publishes. */
export function rowToMessage(prefix: string, service: ServiceName): (row: ClaimedRow) => OutgoingMessage {
  return (row) => ({
    exchange: exchangeName(prefix, row.exchange),
    routingKey: row.routing_key,
    messageId: row.message_id,
    type: row.type,
    correlationId: row.correlation_id ?? undefined,
    appId: service,
    timestamp: Math.floor(row.created),
    headers: JSON.parse(row.headers) as Headers,
    content: Buffer.from(row.body),
  });
}
