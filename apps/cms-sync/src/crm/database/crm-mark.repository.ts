import type { OrderKey } from '#contracts/models/common';
import type { Sql, Tx } from '#platform/database/database';

export interface DealMark extends OrderKey {
  readonly connectionId: string;
  readonly contactKey: string | null;
  readonly customerId: string | null;
}

/**
 * Notes what is newer here than in the CRM. A row's revision rises with every change and its pushed revision follows when it was written
 * there: many changes become one write, and a crash in between means one write more.
 */
export class CrmMarkRepository {
  async markDeal(tx: Tx, mark: DealMark): Promise<void> {
    const { connectionId, storeId, orderId, contactKey, customerId } = mark;
    await tx.execute(
      `INSERT INTO crm_deals (connection_id, store_id, order_id, contact_key, revision) VALUES ($1, $2, $3, $4, 1)
       ON CONFLICT (connection_id, store_id, order_id) DO UPDATE
         SET revision = crm_deals.revision + 1, retry_at = NULL, contact_key = excluded.contact_key,
             associated_with = CASE WHEN crm_deals.contact_key IS DISTINCT FROM excluded.contact_key
               THEN NULL ELSE crm_deals.associated_with END`,
      [connectionId, storeId, orderId, contactKey],
    );
    if (contactKey === null) return;
    await tx.execute(
      `INSERT INTO crm_contacts (connection_id, contact_key, store_id, customer_id, state, revision)
       VALUES ($1, $2, $3, $4, 'active', 1)
       ON CONFLICT (connection_id, contact_key) DO UPDATE
         SET revision = crm_contacts.revision + 1, retry_at = NULL WHERE crm_contacts.state = 'active'`,
      [connectionId, contactKey, storeId, customerId],
    );
  }

  /** Who shared a contact because of an e-mail address may have another one now: that is found out anew. */
  async markCustomers(tx: Tx, storeId: string, customerIds: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE crm_contacts SET revision = revision + 1, retry_at = NULL, joined_to = NULL
       WHERE store_id = $1 AND customer_id = ANY ($2) AND state = 'active'`,
      [storeId, customerIds],
    );
  }

  /** Where marking all orders of a store has got to; undefined when it is complete. */
  async markedUntil(sql: Sql, connectionId: string, storeId: string): Promise<string | undefined> {
    const { rows } = await sql.query<{ marked_until: string; complete: boolean }>(
      `INSERT INTO crm_stores (connection_id, store_id) VALUES ($1, $2)
       ON CONFLICT (connection_id, store_id) DO UPDATE SET store_id = excluded.store_id
       RETURNING marked_until, complete`,
      [connectionId, storeId],
    );
    return rows[0]?.complete ? undefined : rows[0]?.marked_until;
  }

  async advance(
    tx: Tx,
    store: { readonly connectionId: string; readonly storeId: string },
    until: string,
    complete: boolean,
  ): Promise<void> {
    await tx.query(
      'UPDATE crm_stores SET marked_until = $3, complete = $4 WHERE connection_id = $1 AND store_id = $2',
      [store.connectionId, store.storeId, until, complete],
    );
  }
}
