import type { CustomerProfile } from '#contracts/models/customer';
import { columnsOf } from '#platform/database/columns';
import type { Sql, Tx } from '#platform/database/database';

export interface ProviderCustomerKey {
  readonly storeId: string;
  /** The shop's key. */
  readonly customerId: string;
  readonly connectionId: string;
}

export interface ProviderCustomer extends ProviderCustomerKey {
  /** Rises when the record before turned out not to exist any more. */
  readonly generation: number;
  readonly state: 'pending' | 'active' | 'archived';
  /** What it is made with: the same words with the same key, however often it is tried. Removed once it is made. */
  readonly profile: CustomerProfile | null;
  readonly externalId: string | null;
}

interface CustomerRow {
  store_id: string;
  customer_id: string;
  connection_id: string;
  generation: number;
  state: ProviderCustomer['state'];
  profile: CustomerProfile | null;
  external_id: string | null;
}

const COLUMNS = columnsOf<CustomerRow>({
  store_id: true,
  customer_id: true,
  connection_id: true,
  generation: true,
  state: true,
  profile: true,
  external_id: true,
});

/** Which record at the provider is which customer's. */
export class ProviderCustomerRepository {
  /** The latest generation. */
  async latest(sql: Sql, key: ProviderCustomerKey): Promise<ProviderCustomer | undefined> {
    const { rows } = await sql.query<CustomerRow>(
      `SELECT ${COLUMNS} FROM provider_customers WHERE store_id = $1 AND customer_id = $2 AND connection_id = $3
       ORDER BY generation DESC LIMIT 1`,
      [key.storeId, key.customerId, key.connectionId],
    );
    return rows[0] && toCustomer(rows[0]);
  }

  /** Whose record of the provider it is, former ones included. */
  async byExternalId(
    sql: Sql,
    connectionId: string,
    externalId: string,
  ): Promise<ProviderCustomer | undefined> {
    const { rows } = await sql.query<CustomerRow>(
      `SELECT ${COLUMNS} FROM provider_customers WHERE connection_id = $1 AND external_id = $2
       ORDER BY generation DESC LIMIT 1`,
      [connectionId, externalId],
    );
    return rows[0] && toCustomer(rows[0]);
  }

  /** Whoever is first decides with which words it is made; everybody gets the same answer. */
  async begin(
    tx: Tx,
    key: ProviderCustomerKey,
    generation: number,
    profile: CustomerProfile,
    at: Date,
  ): Promise<ProviderCustomer> {
    await tx.query(
      `INSERT INTO provider_customers (store_id, customer_id, connection_id, generation, state, profile, created_at)
       VALUES ($1, $2, $3, $4, 'pending', $5, $6) ON CONFLICT DO NOTHING`,
      [key.storeId, key.customerId, key.connectionId, generation, JSON.stringify(profile), at],
    );
    const begun = await this.latest(tx, key);
    if (!begun) throw new Error('A customer just written is not there');
    return begun;
  }

  /** True for whoever notes it first. */
  async made(tx: Tx, made: ProviderCustomer, externalId: string): Promise<boolean> {
    const { count } = await tx.query(
      `UPDATE provider_customers SET state = 'active', external_id = $5, profile = NULL
       WHERE store_id = $1 AND customer_id = $2 AND connection_id = $3 AND generation = $4 AND state = 'pending'`,
      [made.storeId, made.customerId, made.connectionId, made.generation, externalId],
    );
    return count > 0;
  }

  async archive(sql: Sql, key: ProviderCustomerKey, externalId: string, at: Date): Promise<void> {
    await sql.query(
      `UPDATE provider_customers SET state = 'archived', archived_at = $5
       WHERE store_id = $1 AND customer_id = $2 AND connection_id = $3 AND external_id = $4 AND state = 'active'`,
      [key.storeId, key.customerId, key.connectionId, externalId, at],
    );
  }

  async forget(tx: Tx, storeId: string, customerIds: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM provider_customers WHERE store_id = $1 AND customer_id = ANY ($2)', [
      storeId,
      customerIds,
    ]);
  }

  /** The orders stay with their lines and sums; whose they were is removed. */
  async anonymiseOrders(tx: Tx, storeId: string, customerIds: readonly string[]): Promise<void> {
    const nobody = { email: null, firstName: null, lastName: null, company: null, phone: null };
    await tx.query(
      `UPDATE orders SET body = body
         || jsonb_build_object('customer', (body -> 'customer') || $3::jsonb)
         || '{"billingAddress": null, "shippingAddress": null, "custom": {}}'
       WHERE store_id = $1 AND body -> 'customer' ->> 'customerId' = ANY ($2)`,
      [storeId, customerIds, JSON.stringify(nobody)],
    );
    await tx.query(
      `UPDATE operations SET parameters = jsonb_build_object('erased', true)
       WHERE state <> 'pending' AND store_id = $1 AND order_id IN
         (SELECT order_id FROM orders WHERE store_id = $1 AND body -> 'customer' ->> 'customerId' = ANY ($2))`,
      [storeId, customerIds],
    );
  }
}

const toCustomer = (row: CustomerRow): ProviderCustomer => ({
  storeId: row.store_id,
  customerId: row.customer_id,
  connectionId: row.connection_id,
  generation: row.generation,
  state: row.state,
  profile: row.profile,
  externalId: row.external_id,
});
