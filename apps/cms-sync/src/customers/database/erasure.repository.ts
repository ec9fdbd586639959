import type { ErasureReport } from '#contracts/models/customer';
import type { Sql, Tx } from '#platform/database/database';

/** Reports of erasures, which name systems and keys but nobody; and our own copies of personal data. */
export class ErasureRepository {
  async find(sql: Sql, personId: string): Promise<ErasureReport | undefined> {
    const { rows } = await sql.query<{ report: ErasureReport }>(
      'SELECT report FROM erasures WHERE person_id = $1',
      [personId],
    );
    return rows[0]?.report;
  }

  async insert(tx: Tx, report: ErasureReport): Promise<void> {
    await tx.query(
      'INSERT INTO erasures (person_id, report, erased_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [report.personId, JSON.stringify(report), report.erasedAt],
    );
  }

  /** The orders stay with their lines and sums; whose they were is removed. Answers how many. */
  async anonymiseOrders(tx: Tx, storeId: string, customerIds: readonly string[]): Promise<number> {
    const nobody = { email: null, firstName: null, lastName: null, company: null, phone: null };
    const { count } = await tx.query(
      `UPDATE orders SET snapshot = snapshot
         || jsonb_build_object('customer', (snapshot -> 'customer') || $3::jsonb)
         || '{"billingAddress": null, "shippingAddress": null, "custom": {}}'
       WHERE store_id = $1 AND snapshot -> 'customer' ->> 'customerId' = ANY ($2)`,
      [storeId, customerIds, JSON.stringify(nobody)],
    );
    return count;
  }
}
