import { oldValueOf, valueOf } from './copied-values.mjs';

const SCHEMAS = ['gateway', 'payments', 'orchestrator', 'cms_sync', 'reconciliation'];
/** What would be acted on again, and what is about no order that ended well. */
const LEFT_OUT =
  /^gateway|timers|dead_letter|alerts|comparison|counterfactual|sweep|exceptions|creations|proposals/;

const CHOSEN = 'SELECT order_id FROM chosen';
const CUSTOMERS = `SELECT snapshot #>> '{customer,customerId}' FROM cms_sync.orders WHERE order_id IN (${CHOSEN})`;
const PEOPLE = `SELECT person_id FROM cms_sync.customer_links WHERE external_id IN (${CUSTOMERS})`;
/** Tables whose rows belong to an order without naming it. */
const BELONGING = {
  'payments.payment_facts': `payment_id IN (SELECT payment_id FROM payments.payments WHERE order_id IN (${CHOSEN}))`,
  'payments.provider_customers': `customer_id IN (${CUSTOMERS} UNION ${PEOPLE})`,
  'reconciliation.journal_lines': `entry_id IN (SELECT entry_id FROM reconciliation.journal_entries WHERE order_id IN (${CHOSEN}))`,
  'cms_sync.people': `person_id IN (${PEOPLE})`,
  'cms_sync.customer_links': `person_id IN (${PEOPLE})`,
  'cms_sync.customer_decisions': `person_id IN (${PEOPLE})`,
  'cms_sync.crm_contacts': `contact_key IN (SELECT contact_key FROM cms_sync.crm_deals WHERE order_id IN (${CHOSEN}))`,
};
/** Logs tell of no order: as many of their rows are taken as there are for so many orders on average. */
const LOGS = /^gateway\.webhook_events$|\.inbox$|^payments\.provider_events$/;
/** What old orders have left no row of, and of how many of the newest it is kept. */
const FORGOTTEN = /^payments\.mapping_inputs$/;
const KEPT = 10_000;
const SHARE = `true LIMIT (SELECT ceil(count(*) * (SELECT count(*) FROM chosen)
  / (SELECT count(*) FROM cms_sync.orders)::numeric) FROM `;

/** What every run has still to do one day. */
const LATER = `
  INSERT INTO orchestrator.timers (run_id, timer_id, due_at)
  SELECT run_id, 'later', now() + interval '30 days' + (now() - started_at) FROM orchestrator.workflow_runs AS run
  WHERE NOT EXISTS (SELECT FROM orchestrator.timers WHERE timers.run_id = run.run_id)`;

/**
 * Of all entries it is known that the ERP has them. Otherwise one young entry of the templates' time, before older ones in number, would
 * keep the search for missing ones from moving on, which no real order of things does.
 */
const LOOKED_AT = `
  INSERT INTO reconciliation.entries_looked_at (store_id, until_seq)
  SELECT store_id, max(seq) FROM reconciliation.journal_entries GROUP BY store_id
  ON CONFLICT (store_id) DO UPDATE SET until_seq = excluded.until_seq`;

const COLUMNS = `
  SELECT table_schema || '.' || table_name AS id, column_name AS column, data_type AS type,
         is_identity = 'YES' OR is_generated = 'ALWAYS' OR coalesce(column_default LIKE 'nextval%', false) AS made
  FROM information_schema.columns JOIN information_schema.tables USING (table_catalog, table_schema, table_name)
  WHERE table_type = 'BASE TABLE' AND table_schema = ANY($1) ORDER BY ordinal_position`;

function belonging(id, columns) {
  if (LOGS.test(id)) return `${SHARE} ${id})`;
  if (BELONGING[id] !== undefined) return BELONGING[id];
  const named = columns.some(({ column }) => column === 'order_id') && !LEFT_OUT.test(id);
  return named ? `order_id IN (${CHOSEN})` : undefined;
}

/**
 * Multiplies orders that went through the system: their rows in every service, with names, customers and logs of their own. A run's
 * state and the facts of an order stay as they are, and nothing is left that a service would act on again before a month is over.
 */
export class CopiedOrders {
  #client;
  #fresh = [];
  #old = [];
  #templates = 0;

  constructor(client) {
    this.#client = client;
  }

  /** Takes the templates' rows aside: later copies are made of them only. */
  static async of(pool, orderIds) {
    const client = await pool.connect();
    const copies = new CopiedOrders(client);
    await client.query('SET synchronous_commit = off');
    await client.query('CREATE TEMP TABLE chosen AS SELECT unnest($1::text[]) AS order_id', [orderIds]);
    copies.#templates = orderIds.length;
    await copies.#takeTemplates();
    return copies;
  }

  async #takeTemplates() {
    const tables = new Map();
    for (const { id, ...column } of (await this.#client.query(COLUMNS, [SCHEMAS])).rows)
      tables.set(id, [...(tables.get(id) ?? []), column]);
    for (const [id, columns] of tables) {
      const which = belonging(id, columns);
      if (which === undefined) continue;
      await this.#client.query(`CREATE TEMP TABLE "${id}" AS SELECT * FROM ${id} WHERE ${which}`);
      const copied = columns.filter(({ made }) => !made);
      const insert = (value) =>
        `INSERT INTO ${id} (${copied.map(({ column }) => `"${column}"`).join(', ')})
         SELECT ${copied.map((column) => value(id, column)).join(', ')}
         FROM "${id}" AS t CROSS JOIN generate_series($1::int, $2::int) AS i`;
      this.#fresh.push({ statement: insert(valueOf), kept: FORGOTTEN.test(id) ? KEPT : Infinity });
      if (!LOGS.test(id) && !FORGOTTEN.test(id)) this.#old.push(insert(oldValueOf));
    }
  }

  /**
   * Copies number `from` to `to` of each template. Of old ones the logs, facts and documents are gone, as they are in a shop that has sold
   * for a year. Answers how many rows that were.
   */
  async add(from, to, { old = false } = {}) {
    let written = 0;
    try {
      await this.#client.query('SET session_replication_role = replica');
      const fresh = this.#fresh.filter(({ kept }) => to * this.#templates <= kept);
      for (const statement of old ? this.#old : fresh.map((one) => one.statement))
        written += (await this.#client.query(statement, [from, to])).rowCount;
    } finally {
      await this.#client.query('RESET session_replication_role').catch(() => undefined);
    }
    return written;
  }

  /** Notes what is to be done later; and what PostgreSQL would do by itself some time it does now, so that no measurement pays for it. */
  async settle() {
    await this.#client.query(LATER);
    // Earlier versions do not note it.
    const { rows } = await this.#client.query(
      `SELECT to_regclass('reconciliation.entries_looked_at') AS known`,
    );
    if (rows[0].known !== null) await this.#client.query(LOOKED_AT);
    await this.#client.query('VACUUM (ANALYZE)');
    await this.#client.query('CHECKPOINT');
  }

  close() {
    this.#client.release(true);
  }
}
