import { Injectable } from '@nestjs/common';
import type { OrderKey } from '#contracts/models/common';
import type { Sql, Tx } from '#platform/database/database';

/** What a mapping was given for one order; a later run of the same order takes its place. */
export interface MappingInput extends OrderKey {
  readonly mappingId: string;
  readonly customerId: string | null;
  readonly input: unknown;
  readonly masked: boolean;
  readonly recordedAt: Date;
}

/** Comparisons that show something of an order in $2, store $1, or may be about to. */
const SHOWS = `EXISTS (
    SELECT 1 FROM jsonb_array_elements(result -> 'changes') AS change
    WHERE change -> 'example' ->> 'storeId' = $1 AND change -> 'example' ->> 'orderId' = ANY ($2))
  OR state = 'running' AND job_id IN (
    SELECT job_id FROM mapping_comparison_orders WHERE store_id = $1 AND order_id = ANY ($2))`;

@Injectable()
export class MappingInputRepository {
  async save(
    tx: Tx,
    { mappingId, storeId, orderId, customerId, input, masked, recordedAt }: MappingInput,
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO mapping_inputs (mapping_id, store_id, order_id, customer_id, input, masked, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (mapping_id, store_id, order_id) DO UPDATE SET customer_id = excluded.customer_id,
         input = excluded.input, masked = excluded.masked, recorded_at = excluded.recorded_at`,
      [mappingId, storeId, orderId, customerId, JSON.stringify(input), masked, recordedAt],
    );
  }

  /** Undefined when it has been erased, or had its time. */
  async find(
    sql: Sql,
    mappingId: string,
    { storeId, orderId }: OrderKey,
  ): Promise<{ readonly input: unknown; readonly masked: boolean } | undefined> {
    const { rows } = await sql.query<{ input: unknown; masked: boolean }>(
      'SELECT input, masked FROM mapping_inputs WHERE mapping_id = $1 AND store_id = $2 AND order_id = $3',
      [mappingId, storeId, orderId],
    );
    return rows[0];
  }

  /** Orders whose input was noted from `from` on and before `to`, newest first. */
  async newestOrders(
    sql: Sql,
    mappingId: string,
    storeId: string,
    { from, to }: { readonly from: Date; readonly to: Date | null },
    most: number,
  ): Promise<string[]> {
    const { rows } = await sql.query<{ order_id: string }>(
      `SELECT order_id FROM mapping_inputs
       WHERE mapping_id = $1 AND store_id = $2 AND recorded_at >= $3 AND ($4::timestamptz IS NULL OR recorded_at < $4)
       ORDER BY recorded_at DESC LIMIT $5`,
      [mappingId, storeId, from, to, most],
    );
    return rows.map(({ order_id: orderId }) => orderId);
  }

  async inputsOf(
    sql: Sql,
    mappingId: string,
    storeId: string,
    orderIds: readonly string[],
  ): Promise<unknown[]> {
    const { rows } = await sql.query<{ input: unknown }>(
      'SELECT input FROM mapping_inputs WHERE mapping_id = $1 AND store_id = $2 AND order_id = ANY ($3)',
      [mappingId, storeId, orderIds],
    );
    return rows.map(({ input }) => input);
  }

  /** Erasure: the inputs of these customers, and every comparison that shows something of theirs. */
  async forgetCustomers(sql: Sql, storeId: string, customerIds: readonly string[]): Promise<void> {
    const { rows } = await sql.query<{ order_id: string }>(
      'DELETE FROM mapping_inputs WHERE store_id = $1 AND customer_id = ANY ($2) RETURNING order_id',
      [storeId, customerIds],
    );
    const known = await sql.query<{ order_id: string }>(
      `SELECT order_id FROM orders WHERE store_id = $1 AND body -> 'customer' ->> 'customerId' = ANY ($2)`,
      [storeId, customerIds],
    );
    const orderIds = [...new Set([...rows, ...known.rows].map(({ order_id: orderId }) => orderId))];
    await this.forgetOrders(sql, storeId, orderIds);
  }

  async forgetOrders(sql: Sql, storeId: string, orderIds: readonly string[]): Promise<void> {
    await sql.query('DELETE FROM mapping_inputs WHERE store_id = $1 AND order_id = ANY ($2)', [
      storeId,
      orderIds,
    ]);
    await sql.query(`DELETE FROM mapping_comparisons WHERE ${SHOWS}`, [storeId, orderIds]);
  }

  async forgetBefore(sql: Sql, before: Date): Promise<number> {
    const { count } = await sql.query('DELETE FROM mapping_inputs WHERE recorded_at < $1', [before]);
    return count;
  }

  /** Of each mapping and store the newest stay. */
  async forgetBeyond(sql: Sql, kept: number): Promise<number> {
    const { rows } = await sql.query<{ mapping_id: string; store_id: string }>(
      'SELECT mapping_id, store_id FROM mapping_inputs GROUP BY mapping_id, store_id HAVING count(*) > $1',
      [kept],
    );
    let forgotten = 0;
    for (const { mapping_id: mappingId, store_id: storeId } of rows) {
      const { count } = await sql.query(
        `DELETE FROM mapping_inputs WHERE (mapping_id, store_id, order_id) IN (
           SELECT mapping_id, store_id, order_id FROM mapping_inputs WHERE mapping_id = $1 AND store_id = $2
           ORDER BY recorded_at DESC, order_id OFFSET $3)`,
        [mappingId, storeId, kept],
      );
      forgotten += count;
    }
    return forgotten;
  }
}
