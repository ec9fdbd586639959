import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';

/** Looking further back would read the whole log for a connection that is quiet. */
const NEWEST = 5_000;

/** When each connection last sent a webhook that was accepted. */
@Injectable()
export class LastWebhooks {
  constructor(private readonly database: Database) {}

  async byConnection(): Promise<ReadonlyMap<string, Date>> {
    const { rows } = await this.database.query<{ id: string; at: Date }>(
      `SELECT connection_id AS id, max(received_at) AS at
       FROM (SELECT connection_id, received_at, state FROM webhook_events
             ORDER BY received_at DESC, id DESC LIMIT $1) AS newest
       WHERE state <> 'rejected' GROUP BY connection_id`,
      [NEWEST],
    );
    return new Map(rows.map(({ id, at }) => [id, at]));
  }
}
