import { OnlineIndexes } from '#service/migrations/online-indexes';

/**
 * Lists by connection and by state that read no others; as many indexes as before for a webhook that is processed. What was set aside is
 * little beside what was processed, and is what people look for.
 */
export class WebhookLog1795274100000 extends OnlineIndexes {
  readonly name = 'WebhookLog1795274100000';
  protected readonly indexes = {
    webhook_events_by_connection: 'webhook_events (connection_id, received_at, id)',
    webhook_events_set_aside: `webhook_events (connection_id, state, received_at, id)
      WHERE state IN ('quarantined', 'ignored', 'failed', 'dead', 'rejected')`,
  };
  protected override readonly replaced = {
    webhook_events_received: 'webhook_events (received_at, id)',
  };
}
