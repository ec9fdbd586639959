import type { Sql, Tx } from '#platform/database/database';

/** Whom the CRM must not be told of any more. */
export class CrmErasureRepository {
  /** Also the keys under which the orders of these customers went to the CRM, as guests' do. */
  async keysOfOrders(
    sql: Sql,
    connectionId: string,
    storeId: string,
    customerIds: readonly string[],
  ): Promise<string[]> {
    const { rows } = await sql.query<{ contact_key: string }>(
      `SELECT DISTINCT contact_key FROM crm_deals JOIN orders USING (store_id, order_id)
       WHERE crm_deals.connection_id = $1 AND store_id = $2 AND contact_key IS NOT NULL
         AND snapshot -> 'customer' ->> 'customerId' = ANY ($3)`,
      [connectionId, storeId, customerIds],
    );
    return rows.map((row) => row.contact_key);
  }

  /** For ever: what is marked later under these keys goes nowhere. Those who shared with them are counted anew. */
  async suppress(tx: Tx, connectionId: string, storeId: string, keys: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE crm_contacts SET revision = revision + 1, joined_to = NULL
       WHERE connection_id = $1 AND (joined_to = ANY ($2) OR contact_key IN (
         SELECT joined_to FROM crm_contacts WHERE connection_id = $1 AND contact_key = ANY ($2)))`,
      [connectionId, keys],
    );
    await tx.query(
      `INSERT INTO crm_contacts (connection_id, contact_key, store_id, state, revision)
       SELECT $1, key, $2, 'erased', 1 FROM unnest($3::text[]) AS key
       ON CONFLICT (connection_id, contact_key) DO UPDATE
         SET state = 'erased', revision = crm_contacts.revision + 1, customer_id = NULL, joined_to = NULL,
             refusal = NULL, retry_at = NULL`,
      [connectionId, storeId, keys],
    );
  }
}
