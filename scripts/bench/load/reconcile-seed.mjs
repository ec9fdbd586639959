import pg from 'pg';

/** Movements in a payout. */
const PER_PAYOUT = 500;
const MONTH = '2026-11-01T00:00:00Z';
const SECONDS = 29 * 86_400;

/**
 * A month of one store in which everything agrees: each movement a charge with a fee of 2.00, its order and its entry of four
 * lines, posted to the ERP; payouts with their lists and their lines in the bank; a reading of the balance at the end.
 */
const statements = (count) => {
  const payouts = Math.ceil(count / PER_PAYOUT);
  const at = `timestamptz '${MONTH}' + (i::float8 / ${count}) * ${SECONDS} * interval '1 second'`;
  const series = `generate_series(0, ${count - 1}) AS i`;
  const payoutOf = `(i / ${PER_PAYOUT})`;
  // Every payout has an amount of its own: a cent more for each movement of the next one.
  const net = `(11700 + ${payoutOf})`;
  const paid = `(least(${PER_PAYOUT}, ${count} - p * ${PER_PAYOUT}) * (11700 + p))`;
  return [
    `INSERT INTO orders (store_id, order_id) SELECT 'shop', 'o' || i FROM ${series}`,
    `INSERT INTO movements
     SELECT 'payment', 'txn_' || lpad(i::text, 9, '0'), 'shop', 'o' || i, 'charge', ${net} + 200, 200, ${net}, 'EUR', ${at} FROM ${series}`,
    `INSERT INTO journal_entries (entry_id, store_id, order_id, key, rule, rule_version, description, currency, date, source, movement,
                                  created_at, connection_id, source_id)
     SELECT 'je_' || i, 'shop', 'o' || i, 'stripe:txn_' || lpad(i::text, 9, '0'), '2', 'bench', 'Sale o' || i, 'EUR', (${at})::date,
            json_build_object('balanceTransactionId', 'txn_' || lpad(i::text, 9, '0'), 'amount', ${net} + 200, 'fee', 200, 'net', ${net}),
            '{}', ${at}, 'payment', 'ch_' || i
     FROM ${series} ORDER BY i`,
    `INSERT INTO journal_lines
     SELECT 'je_' || i, position, account, account, debit, credit FROM ${series} CROSS JOIN LATERAL (VALUES
       (1, '1100', ${net}, 0), (2, '6000', 200, 0), (3, '4000', 0, ${net} - 1700), (4, '2100', 0, 1900)
     ) AS line (position, account, debit, credit)`,
    `INSERT INTO erp_operations (operation_key, kind, store_id, entry_id, connection_id, state, document_id, created_at, updated_at)
     SELECT 'journal:je_' || i, 'journal', 'shop', 'je_' || i, 'erp', 'done', 'doc_' || i, ${at}, ${at} FROM ${series}`,
    `INSERT INTO payouts
     SELECT 'payment', 'po_' || lpad(p::text, 6, '0'), 'shop', json_build_object(
              'payoutId', 'po_' || lpad(p::text, 6, '0'), 'connectionId', 'payment', 'status', 'paid', 'automatic', true,
              'amount', json_build_object('amount', ${paid}, 'currency', 'EUR'), 'method', 'standard',
              'reconciliation', 'completed', 'statementDescriptor', NULL, 'traceId', 'BENCH' || lpad(p::text, 9, '0'),
              'balanceTransactionId', NULL, 'failureBalanceTransactionId', NULL, 'failure', NULL,
              'createdAt', '2026-11-20T00:00:00Z', 'arrivalDate', '2026-11-20'),
            '2026-11-20T00:00:00Z', '2026-11-20T00:00:00Z', 1, 'incomplete', 0, '2026-11-20T00:00:00Z'
     FROM generate_series(0, ${payouts - 1}) AS p`,
    `INSERT INTO payout_pages SELECT 'payment', 'po_' || lpad(p::text, 6, '0'), 0 FROM generate_series(0, ${payouts - 1}) AS p`,
    `INSERT INTO payout_movements
     SELECT 'payment', 'po_' || lpad(${payoutOf}::text, 6, '0'), 'txn_' || lpad(i::text, 9, '0') FROM ${series}`,
    `INSERT INTO bank_statements (statement_id, store_id, connection_id, account, currency, format, from_day, to_day, opening, closing,
                                  lines, known, content_hash, position, imported_at, imported_by)
     VALUES ('bst_bench', 'shop', 'payment', 'bench', 'EUR', 'csv', '2026-11-01', '2026-11-30', 0, 0, ${payouts},
             0, 'bench', 0, '2026-11-30T12:00:00Z', 'bench')`,
    `INSERT INTO bank_lines (line_id, statement_id, store_id, account, key, currency, amount, booking_date, value_date, text, search,
                             provider, state)
     SELECT 'bl_' || p, 'bst_bench', 'shop', 'bench', p::text, 'EUR', ${paid}, '2026-11-20', '2026-11-20', 'payout',
            'STRIPEBENCH' || lpad(p::text, 9, '0'), true, 'open'
     FROM generate_series(0, ${payouts - 1}) AS p`,
    `INSERT INTO balance_readings
     SELECT 'payment', 'EUR', '2026-11-30T20:00:00Z', 'shop', sum(net), 0 FROM movements`,
  ];
};

/** Fills the empty tables. Checks of the journal are left out: they are about writing it, which is not measured here. */
export async function seedBooks(adminUrl, count) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`SET session_replication_role = replica`);
    await client.query(`SET search_path TO reconciliation`);
    for (const statement of statements(count)) await client.query(statement);
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}
