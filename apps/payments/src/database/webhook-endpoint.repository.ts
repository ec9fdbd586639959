import type { WebhookEndpoint } from '#contracts/models/webhook-endpoint';
import type { Sql, Tx } from '#platform/database/database';

export interface CheckedEndpoint extends WebhookEndpoint {
  readonly checkedAt: Date;
}

interface EndpointRow {
  connection_id: string;
  endpoint_id: string | null;
  drift: WebhookEndpoint['drift'];
  checked_at: Date;
}

export class WebhookEndpointRepository {
  async find(sql: Sql, connectionId: string): Promise<CheckedEndpoint | undefined> {
    const { rows } = await sql.query<EndpointRow>(
      'SELECT connection_id, endpoint_id, drift, checked_at FROM webhook_endpoints WHERE connection_id = $1',
      [connectionId],
    );
    const row = rows[0];
    return (
      row && {
        connectionId: row.connection_id,
        endpointId: row.endpoint_id,
        drift: row.drift,
        checkedAt: row.checked_at,
      }
    );
  }

  /** Waits for whoever looks at the same connection. */
  async lock(tx: Tx, connectionId: string): Promise<CheckedEndpoint | undefined> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 6))', [connectionId]);
    return this.find(tx, connectionId);
  }

  async save(tx: Tx, checked: CheckedEndpoint): Promise<void> {
    await tx.query(
      `INSERT INTO webhook_endpoints (connection_id, endpoint_id, drift, checked_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (connection_id) DO UPDATE SET endpoint_id = excluded.endpoint_id, drift = excluded.drift,
         checked_at = excluded.checked_at`,
      [checked.connectionId, checked.endpointId, JSON.stringify(checked.drift), checked.checkedAt],
    );
  }
}
