import { withClient } from '../infrastructure/postgres-probe.mjs';
import { failed, ok, skipped, warning } from './finding.mjs';

const OLDEST = 140_000;
const SKEW_WARN_MS = 2_000;
const SKEW_FAIL_MS = 60_000;
const FULL = 0.8;
const SCHEMAS = ['gateway', 'orchestrator', 'payments', 'cms_sync', 'reconciliation'];

/** By how much two clocks differ, judged; `between` is when the other one was read. */
export function judgeSkew(check, theirs, between, advice) {
  const mine = (between[0] + between[1]) / 2;
  const off = Math.round(theirs - mine);
  const says = `${Math.abs(off)} ms ${off < 0 ? 'behind' : 'ahead of'} this machine`;
  if (Math.abs(off) > SKEW_FAIL_MS) return failed(check, says, advice);
  return Math.abs(off) > SKEW_WARN_MS ? warning(check, says, advice) : ok(check, says);
}

async function checkServer(client) {
  const { rows } = await client.query(`
    SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
      current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
      current_setting('synchronous_commit') AS sync, current_setting('max_connections')::int AS most,
      (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS used`);
  const [{ version, number, encoding, fsync, sync, most, used }] = rows;
  const full = used / most > FULL;
  return [
    number < OLDEST
      ? failed('PostgreSQL version', version, 'Use PostgreSQL 15 or newer.')
      : ok('PostgreSQL version', version),
    encoding === 'UTF8'
      ? ok('encoding', 'UTF8')
      : failed('encoding', encoding, "Make the database with ENCODING 'UTF8'."),
    fsync === 'on' && sync !== 'off'
      ? ok('durability', `fsync ${fsync}, synchronous_commit ${sync}`)
      : failed(
          'durability',
          `fsync ${fsync}, synchronous_commit ${sync}`,
          'Turn both on: what was answered with 2xx would be lost by a power cut.',
        ),
    (full ? warning : ok)(
      'connections',
      `${used} of ${most} in use`,
      'Raise max_connections: each process takes DATABASE_POOL_SIZE of them.',
    ),
  ];
}

async function checkRights(client, schema, production) {
  const { rows } = await client.query(
    `SELECT rolname AS name, rolsuper AS super,
       (SELECT has_schema_privilege(oid, 'USAGE, CREATE') FROM pg_namespace WHERE nspname = $1) AS own,
       ARRAY(SELECT nspname::text FROM pg_namespace
             WHERE nspname = ANY($2) AND nspname <> $1 AND has_schema_privilege(oid, 'USAGE')) AS others
     FROM pg_roles WHERE rolname = current_user`,
    [schema ?? '', SCHEMAS],
  );
  const [{ name, super: all, own, others }] = rows;
  const provision = 'Run the provisioning (docs/deploy.md).';
  return [
    ...(schema === undefined
      ? []
      : [
          own === null
            ? failed('schema', `${schema} does not exist`, provision)
            : own
              ? ok('schema', `${schema}, usable by ${name}`)
              : failed('schema', `${name} may not use ${schema}`, provision),
        ]),
    all || others.length > 0
      ? (production ? failed : warning)(
          'role',
          all ? `${name} is a superuser` : `${name} sees ${others.join(', ')} as well`,
          'Give each service a role of its own that sees its own schema only.',
        )
      : ok('role', `${name} sees its own schema only`),
  ];
}

/** Migrations that have run, against those of this version where it is built here. */
async function checkMigrations(client, schema, expected) {
  if (schema === undefined) return [];
  const { rows } = await client
    .query(`SELECT name FROM "${schema.replaceAll('"', '""')}".migrations`)
    .catch(() => ({ rows: undefined }));
  const check = 'migrations';
  if (rows === undefined) return [failed(check, 'none has run', 'Run the provisioning, which migrates.')];
  if (expected === undefined) return [ok(check, `${rows.length} have run`)];
  const known = new Set(rows.map(({ name }) => name));
  const missing = expected.filter((name) => !known.has(name));
  const newer = [...known].filter((name) => !expected.includes(name));
  if (missing.length > 0) {
    return [
      failed(check, `${missing.length} have not run: ${missing[0]}`, 'Run the provisioning of this version.'),
    ];
  }
  if (newer.length > 0) {
    return [
      warning(
        check,
        `${newer.length} are of a newer version: ${newer[0]}`,
        'This program is older than its database.',
      ),
    ];
  }
  return [ok(check, `all ${rows.length}`)];
}

/**
 * The database as the service of this environment has it.
 * @param {{DATABASE_URL?: string, DATABASE_SCHEMA?: string, NODE_ENV?: string}} env
 * @param {(schema: string) => string[] | undefined} expectedMigrations
 */
export async function checkPostgres(env, expectedMigrations = () => undefined) {
  const { DATABASE_URL: url, DATABASE_SCHEMA: schema } = env;
  if (!url) return [skipped('PostgreSQL', 'DATABASE_URL is not set here')];
  try {
    return await withClient(url, async (client) => {
      const before = Date.now();
      const { rows } = await client.query('SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now');
      const between = [before, Date.now()];
      return [
        ...(await checkServer(client)),
        ...(await checkRights(client, schema, env.NODE_ENV === 'production')),
        ...(await checkMigrations(client, schema, schema && expectedMigrations(schema))),
        judgeSkew(
          'clock of PostgreSQL',
          Number(rows[0].now),
          between,
          'Run a time service (chrony, NTP) on both machines.',
        ),
      ];
    });
  } catch (error) {
    return [
      failed(
        'PostgreSQL',
        reasonOf(error),
        'Look at host, port, role, password and database of DATABASE_URL, and whether it is up.',
      ),
    ];
  }
}

/** Without the address, which may hold a password. */
const reasonOf = (error) =>
  (error.code ? `${error.code}: ` : '') + (error.message || 'no answer').split('\n')[0];
