const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

/** Text of a row must not depend on who asks. */
const SETTINGS = [
  `SET TIME ZONE 'UTC'`,
  `SET datestyle = 'ISO, YMD'`,
  `SET intervalstyle = 'iso_8601'`,
  'SET extra_float_digits = 1',
  `SET bytea_output = 'hex'`,
];

async function readTable(client, schema, table) {
  const { rows } = await client.query(
    `SELECT count(*)::text AS rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text AS checksum
     FROM ${quoted(schema)}.${quoted(table)} AS t`,
  );
  return rows[0];
}

/**
 * What a schema holds: per table the number of rows and a checksum over their values in any order, and where the sequences stand.
 * @param {import('pg').Client} client inside the transaction whose view counts
 * @returns {Promise<{tables: Record<string, {rows: string, checksum: string}>, sequences: Record<string, string>}>}
 */
export async function readContents(client, schema) {
  for (const setting of SETTINGS) await client.query(setting);
  const named = await client.query(
    `SELECT tablename FROM pg_tables WHERE schemaname = $1 ORDER BY tablename`,
    [schema],
  );
  const tables = {};
  for (const { tablename } of named.rows) tables[tablename] = await readTable(client, schema, tablename);
  const { rows } = await client.query(
    `SELECT sequencename AS name, coalesce(last_value, 0)::text AS at FROM pg_sequences WHERE schemaname = $1 ORDER BY 1`,
    [schema],
  );
  return { tables, sequences: Object.fromEntries(rows.map(({ name, at }) => [name, at])) };
}

/**
 * Every difference between what was saved and what came back. Sequences may stand further on: they count on while they are copied.
 * @returns {string[]}
 */
export function compareContents(schema, saved, restored) {
  const faults = [];
  for (const name of new Set([...Object.keys(saved.tables), ...Object.keys(restored.tables)])) {
    const [before, after] = [saved.tables[name], restored.tables[name]];
    if (!before || !after)
      faults.push(`${schema}.${name}: ${before ? 'did not come back' : 'was not saved'}`);
    else if (before.rows !== after.rows) {
      faults.push(`${schema}.${name}: ${after.rows} rows came back of ${before.rows}`);
    } else if (before.checksum !== after.checksum) faults.push(`${schema}.${name}: other values came back`);
  }
  for (const [name, at] of Object.entries(saved.sequences)) {
    const after = restored.sequences[name];
    if (after === undefined) faults.push(`${schema}.${name}: the sequence did not come back`);
    else if (BigInt(after) < BigInt(at)) faults.push(`${schema}.${name}: stands at ${after}, not at ${at}`);
  }
  return faults;
}
