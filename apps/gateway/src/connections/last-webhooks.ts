import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { WITH_LOGGED } from '../webhooks/log/logged-connections';

/** When each connection last sent a webhook that was accepted. */
@Injectable()
export class LastWebhooks {
  constructor(private readonly database: Database) {}

  async byConnection(): Promise<ReadonlyMap<string, Date>> {
    const { rows } = await this.database.query<{ id: string; at: Date }>(
      `${WITH_LOGGED}
       SELECT logged.connection_id AS id, newest.received_at AS at
       FROM logged CROSS JOIN LATERAL (
         SELECT received_at FROM webhook_events AS event
         WHERE event.connection_id = logged.connection_id AND state <> 'rejected'
         ORDER BY received_at DESC LIMIT 1) AS newest`,
    );
    return new Map(rows.map(({ id, at }) => [id, at]));
  }
}
