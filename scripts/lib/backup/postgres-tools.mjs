import { join } from 'node:path';
import { installedBinaries } from '../infrastructure/postgres-binaries.mjs';
import { runCommand } from '../process/run-command.mjs';
import { SetupError } from '../setup-error.mjs';

/** A copy of a large database takes its time; one that hangs must not hang for ever. */
const TIMEOUT_MS = 6 * 3_600_000;

/** What libpq reads: a password in an argument is seen by every user of the machine. */
function connectionVariables(url) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const ssl = searchParams.get('sslmode');
  return {
    PGHOST: hostname.replace(/^\[|\]$/g, ''),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    ...(ssl === null ? {} : { PGSSLMODE: ssl }),
  };
}

async function run(program, url, args) {
  const folder = await installedBinaries();
  const { code, stderr } = await runCommand(folder === undefined ? program : join(folder, program), args, {
    env: { PATH: process.env.PATH, LC_ALL: 'C', ...connectionVariables(url) },
    timeoutMs: TIMEOUT_MS,
  });
  if (code === 127) {
    throw new SetupError(
      `${program} is missing.`,
      "Install PostgreSQL's client programs, not older than the server.",
    );
  }
  if (code !== 0) throw new SetupError(`${program} failed.`, stderr.trim().slice(-2_000));
}

/** One schema as it was when the snapshot was taken. */
export const dumpSchema = (url, schema, snapshot, file) =>
  run('pg_dump', url, [
    '--format=custom',
    `--schema=${schema}`,
    `--snapshot=${snapshot}`,
    '--no-privileges',
    `--file=${file}`,
  ]);

/** What is in the schema; the schema itself is there, and what is made belongs to the role that makes it. */
export const restoreSchema = (url, schema, file) =>
  run('pg_restore', url, [
    `--dbname=${new URL(url).pathname.slice(1)}`,
    `--schema=${schema}`,
    '--no-owner',
    '--no-privileges',
    '--exit-on-error',
    '--single-transaction',
    file,
  ]);
