import type { ImportFailure, ImportOutcome } from '#contracts/models/customer-import';
import type { Sql, Tx } from '#platform/database/database';

/** `waiting` to be handed out, `handed` to a message, `making`: payments makes the record at the provider. */
export type ItemState = 'waiting' | 'handed' | 'making' | ImportOutcome;
export type ItemCounts = Readonly<Partial<Record<ItemState, number>>>;

/** One row per record of an import: who appears on two pages is taken in once. */
export class ImportItemRepository {
  async add(tx: Tx, jobId: string, externalIds: readonly string[], at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO customer_import_items (job_id, external_id, state, changed_at)
       SELECT $1, external_id, 'waiting', $3 FROM unnest($2::text[]) AS external_id ON CONFLICT DO NOTHING`,
      [jobId, externalIds, at],
    );
  }

  async counts(sql: Sql, jobId: string): Promise<ItemCounts> {
    const { rows } = await sql.query<{ state: ItemState; count: number }>(
      'SELECT state, count(*)::integer AS count FROM customer_import_items WHERE job_id = $1 GROUP BY state',
      [jobId],
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  /** Of what is not settled: asked all the time, and bounded however large the import is. */
  async openCounts(sql: Sql, jobId: string): Promise<ItemCounts> {
    const { rows } = await sql.query<{ state: ItemState; count: number }>(
      `SELECT state, count(*)::integer AS count FROM customer_import_items
       WHERE job_id = $1 AND state IN ('waiting', 'handed', 'making') GROUP BY state`,
      [jobId],
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  async failures(sql: Sql, jobId: string, most: number): Promise<ImportFailure[]> {
    const { rows } = await sql.query<{ external_id: string; code: string; message: string }>(
      `SELECT external_id, code, message FROM customer_import_items WHERE job_id = $1 AND state = 'failed'
       ORDER BY changed_at DESC, external_id LIMIT $2`,
      [jobId, most],
    );
    return rows.map(({ external_id, code, message }) => ({ externalId: external_id, code, message }));
  }

  /** Takes up to so many out of the waiting ones. */
  async hand(tx: Tx, jobId: string, most: number, at: Date): Promise<string[]> {
    const { rows } = await tx.query<{ external_id: string }>(
      `UPDATE customer_import_items SET state = 'handed', changed_at = $3
       WHERE job_id = $1 AND external_id IN
         (SELECT external_id FROM customer_import_items WHERE job_id = $1 AND state = 'waiting' LIMIT $2)
       RETURNING external_id`,
      [jobId, most, at],
    );
    return rows.map(({ external_id }) => external_id);
  }

  /** The first word counts; a message that comes a second time finds it said. */
  async settle(
    tx: Tx,
    { jobId, externalId }: { readonly jobId: string; readonly externalId: string },
    state: 'making' | ImportOutcome,
    at: Date,
    failure?: Pick<ImportFailure, 'code' | 'message'>,
  ): Promise<void> {
    await tx.query(
      `UPDATE customer_import_items SET state = $3, code = $4, message = $5, changed_at = $6
       WHERE job_id = $1 AND external_id = $2 AND state IN ('waiting', 'handed')`,
      [jobId, externalId, state, failure?.code ?? null, failure?.message.slice(0, 500) ?? null, at],
    );
  }

  /** Those whose record at the provider is there by now. */
  async collectMade(sql: Sql, jobId: string, connectionId: string, at: Date): Promise<number> {
    const { count } = await sql.query(
      `UPDATE customer_import_items AS item SET state = 'created', changed_at = $3
       FROM customer_links AS own JOIN customer_links AS made
         ON made.person_id = own.person_id AND made.side = 'payment' AND made.state = 'active'
       WHERE item.job_id = $1 AND item.state = 'making'
         AND own.connection_id = $2 AND own.external_id = item.external_id`,
      [jobId, connectionId, at],
    );
    return count;
  }

  /** What nobody has answered for so long is told as failed; its message may lie among the dead letters. */
  async giveUp(sql: Sql, jobId: string, silentSince: Date, at: Date): Promise<void> {
    await sql.query(
      `UPDATE customer_import_items SET state = 'failed', code = 'not-answered',
         message = 'Nothing came back in time: see the dead letters, then resume the import', changed_at = $3
       WHERE job_id = $1 AND state IN ('handed', 'making') AND changed_at < $2`,
      [jobId, silentSince, at],
    );
  }

  /** Failed ones, and those whose message is under way, wait again; a message that comes after all changes nothing more. */
  async retry(tx: Tx, jobId: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE customer_import_items SET state = 'waiting', code = NULL, message = NULL, changed_at = $2
       WHERE job_id = $1 AND state IN ('failed', 'handed')`,
      [jobId, at],
    );
  }
}
