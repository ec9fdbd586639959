const SCHEMAS = ['payments', 'orchestrator', 'cms_sync', 'reconciliation'];
/** What would be acted on again, and what is about no order that ended well. */
const LEFT_OUT = /timers|dead_letter|alerts|comparison|counterfactual|sweep|exceptions|creations/;
/** Tables that hang on an order by a key of its parts. */
const HANGING = [
  { schema: 'payments', name: 'payment_facts', by: 'payment_id', of: 'payments.payments' },
  { schema: 'reconciliation', name: 'journal_lines', by: 'entry_id', of: 'reconciliation.journal_entries' },
];
/** Columns that name one thing each, so that a copy needs a name of its own. */
const NAMES =
  /^(order|payment|current_payment|checkout_session|payment_intent|charge|refund|fact|balance_transaction|event|message|run|entry|source|document|erp_order)_id$|^(operation_key|subject|started_for|key|number|reverses)$/;
const MOMENTS =
  /^(created|updated|modified|placed|observed|started|finished|settled|noted|recorded)_at$|^at$/;

const COLUMNS = `
  SELECT table_schema AS schema, table_name AS name, column_name AS column, data_type AS type,
         is_identity = 'YES' OR is_generated = 'ALWAYS' OR coalesce(column_default LIKE 'nextval%', false) AS made
  FROM information_schema.columns JOIN information_schema.tables USING (table_catalog, table_schema, table_name)
  WHERE table_type = 'BASE TABLE' AND table_schema = ANY($1) ORDER BY ordinal_position`;

async function tablesOf(client) {
  const tables = new Map();
  const { rows } = await client.query(COLUMNS, [SCHEMAS]);
  for (const row of rows) {
    const id = `${row.schema}.${row.name}`;
    if (!tables.has(id)) tables.set(id, { id, name: row.name, columns: [] });
    tables.get(id).columns.push(row);
  }
  return [...tables.values()]
    .map((table) => ({
      ...table,
      hanging: HANGING.find(({ schema, name }) => `${schema}.${name}` === table.id),
    }))
    .filter(
      ({ name, columns, hanging }) =>
        hanging !== undefined ||
        (!LEFT_OUT.test(name) && columns.some(({ column }) => column === 'order_id')),
    );
}

/** A copy's value: names get the number of the copy, moments lie a second further back for each. */
function valueOf({ column, type }) {
  if (type === 'uuid') return 'gen_random_uuid()';
  if (type === 'text' && NAMES.test(column)) return `t."${column}" || '-' || i`;
  if (type === 'timestamp with time zone' && MOMENTS.test(column))
    return `t."${column}" - i * interval '1 second'`;
  return `t."${column}"`;
}

function copyStatement({ id, columns, hanging }) {
  const copied = columns.filter(({ made }) => !made);
  const which =
    hanging === undefined
      ? 't.order_id = ANY($1)'
      : `t.${hanging.by} IN (SELECT ${hanging.by} FROM ${hanging.of} WHERE order_id = ANY($1))`;
  return `INSERT INTO ${id} (${copied.map(({ column }) => `"${column}"`).join(', ')})
          SELECT ${copied.map(valueOf).join(', ')} FROM ${id} t CROSS JOIN generate_series($2::int, $3::int) AS i
          WHERE ${which}`;
}

/**
 * Multiplies orders that went through the system: their rows in every service, with names of their own. Documents inside a row (a
 * snapshot, a run's state) stay as they are, and nothing is left that a service would act on again.
 * @returns {Promise<number>} rows written
 */
export async function copyOrders(pool, { orderIds, from, to }) {
  const client = await pool.connect();
  let written = 0;
  try {
    await client.query('SET session_replication_role = replica');
    for (const table of await tablesOf(client)) {
      const { rowCount } = await client.query(copyStatement(table), [orderIds, from, to]);
      written += rowCount;
    }
    await client.query('ANALYZE');
  } finally {
    await client.query('RESET session_replication_role').catch(() => undefined);
    client.release();
  }
  return written;
}
