/** Of a server that is thrown away: a crash may cost it everything, and vacuum comes when all is there. */
const CARELESS = { fsync: 'off', full_page_writes: 'off', max_wal_size: "'16GB'", autovacuum: 'off' };

async function settings(pool, statementOf) {
  for (const [name, value] of Object.entries(CARELESS)) await pool.query(statementOf(name, value));
  await pool.query('SELECT pg_reload_conf()');
}

/** Lets a server of the bench's own be filled without the care that it shows while it is measured. */
export async function whileFilling(pool, work) {
  await settings(pool, (name, value) => `ALTER SYSTEM SET ${name} = ${value}`);
  try {
    return await work();
  } finally {
    await settings(pool, (name) => `ALTER SYSTEM RESET ${name}`);
  }
}
