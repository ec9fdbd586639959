import type { CustomerContact } from '#contracts/queries/customers';
import type { Sql, Tx } from '#platform/database/database';
import type { ContactProof } from './recognise-contact';

export interface ContactLink {
  readonly storeId: string;
  /** The commerce system's own key. */
  readonly customerId: string;
  readonly connectionId: string;
  readonly providerConnectionId: string;
  readonly providerCustomerId: string;
  readonly proof: ContactProof;
}

interface Row {
  customer_id: string;
  connection_id: string;
  provider_connection_id: string;
  provider_customer_id: string;
  proof: ContactProof;
  since: Date;
}

/** Customers of shops among the contacts of their commerce systems. */
export class ContactLinkRepository {
  /** True when that is news: the first link, another record at the provider, or a better proof. */
  async keep(tx: Tx, link: ContactLink, now: Date): Promise<boolean> {
    const { count } = await tx.query(
      `INSERT INTO contact_links
         (store_id, customer_id, connection_id, provider_connection_id, provider_customer_id, proof, since)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (store_id, customer_id, connection_id) DO UPDATE SET
         provider_connection_id = EXCLUDED.provider_connection_id,
         provider_customer_id = EXCLUDED.provider_customer_id, proof = EXCLUDED.proof, since = EXCLUDED.since
       WHERE (contact_links.provider_connection_id, contact_links.provider_customer_id, contact_links.proof)
         IS DISTINCT FROM (EXCLUDED.provider_connection_id, EXCLUDED.provider_customer_id, EXCLUDED.proof)`,
      [
        link.storeId,
        link.customerId,
        link.connectionId,
        link.providerConnectionId,
        link.providerCustomerId,
        link.proof,
        now,
      ],
    );
    return count > 0;
  }

  /** By the shop's keys of one person, the newest first. */
  async ofCustomers(
    sql: Sql,
    storeId: string,
    customerIds: readonly string[],
    limit: number,
  ): Promise<CustomerContact[]> {
    const { rows } = await sql.query<Row>(
      `SELECT customer_id, connection_id, provider_connection_id, provider_customer_id, proof, since
       FROM contact_links WHERE store_id = $1 AND customer_id = ANY ($2)
       ORDER BY since DESC, customer_id LIMIT $3`,
      [storeId, customerIds, limit],
    );
    return rows.map((row) => ({
      customerId: row.customer_id,
      connectionId: row.connection_id,
      providerConnectionId: row.provider_connection_id,
      providerCustomerId: row.provider_customer_id,
      proof: row.proof,
      since: row.since.toISOString(),
    }));
  }

  async forget(
    tx: Tx,
    { storeId, customerId, connectionId }: Pick<ContactLink, 'storeId' | 'customerId' | 'connectionId'>,
  ): Promise<void> {
    await tx.execute(
      'DELETE FROM contact_links WHERE store_id = $1 AND customer_id = $2 AND connection_id = $3',
      [storeId, customerId, connectionId],
    );
  }

  /** The address of the customer's account as the newest order shows it; null for guests. */
  async accountEmail(tx: Tx, storeId: string, customerId: string): Promise<string | null> {
    const { rows } = await tx.query<{ email: string | null }>(
      `SELECT snapshot -> 'customer' ->> 'email' AS email FROM orders
       WHERE store_id = $1 AND snapshot -> 'customer' ->> 'customerId' = $2
         AND snapshot -> 'customer' ->> 'guest' = 'false'
       ORDER BY placed_at DESC LIMIT 1`,
      [storeId, customerId],
    );
    return rows[0]?.email ?? null;
  }
}
