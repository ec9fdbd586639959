const CONNECT_TIMEOUT_MS = 3_000;

/** Runs `work` with a connected client and closes it. `pg` is loaded late: it may have been installed a moment ago. */
export async function withClient(url, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Whether a server can be used for the set-up: reachable, and the role may create databases and roles.
 * @returns {Promise<{ok: true, version: string} | {ok: false, reason: string}>}
 */
export async function probePostgres(url) {
  try {
    return await withClient(url, async (client) => {
      const { rows } = await client.query(
        `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
                rolsuper OR (rolcreatedb AND rolcreaterole) AS able FROM pg_roles WHERE rolname = current_user`,
      );
      const [server] = rows;
      if (!server.able) return { ok: false, reason: 'the role may not create databases and roles' };
      if (server.number < 140_000)
        return { ok: false, reason: `PostgreSQL ${server.version} is older than 14` };
      return { ok: true, version: server.version.split(' ')[0] };
    });
  } catch (error) {
    return { ok: false, reason: error.message || error.code || 'no answer' };
  }
}
