import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { administer } from './administer';
import { migrate, type Migrations } from './migrate';

const PREFIX = 'tb_template_';
/** A run that was killed leaves its templates behind; no run takes so long. */
const FORGOTTEN_AFTER_MS = 6 * 3_600_000;

/** A name for a run of the tests, by which its templates are known; the time it began is in it. */
export const newRun = (now = Date.now()): string => `${now.toString(36)}_${process.pid.toString(36)}`;

/**
 * The name of a migrated database to copy. The first suite of a run that needs these migrations makes it, others wait for it: a
 * copy takes a fraction of the time, and what a run tests is never older than the run.
 */
export async function templateDatabase(
  adminUrl: string,
  run: string,
  migrations: Migrations,
): Promise<string> {
  const name = `${PREFIX}${run}_${hashOf(migrations)}`;
  return administer(adminUrl, async (client) => {
    if (await isFinished(client, name)) return name;
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    if (await isFinished(client, name)) return name;
    await dropForgotten(client);
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    await migrate(url.toString(), migrations);
    await client.query(`ALTER DATABASE ${name} IS_TEMPLATE true ALLOW_CONNECTIONS false`);
    return name;
  });
}

/** Removes what a run has made. */
export async function dropTemplates(adminUrl: string, run: string): Promise<void> {
  await administer(adminUrl, async (client) => {
    for (const name of await templates(client)) if (runOf(name) === run) await drop(client, name);
  });
}

async function dropForgotten(client: Client): Promise<void> {
  for (const name of await templates(client)) {
    const begun = Number.parseInt(runOf(name), 36);
    if (begun < Date.now() - FORGOTTEN_AFTER_MS) await drop(client, name);
  }
}

/** A template cannot be dropped; somebody else may be about to drop it too. */
async function drop(client: Client, name: string): Promise<void> {
  await client.query(`ALTER DATABASE ${name} IS_TEMPLATE false`).catch(() => undefined);
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

async function isFinished(client: Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [
    name,
  ]);
  return rowCount === 1;
}

async function templates(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [PREFIX],
  );
  return rows.map(({ datname }) => datname);
}

/** `<time>_<process>` of `tb_template_<time>_<process>_<migrations>`. */
const runOf = (name: string): string => name.slice(PREFIX.length, name.lastIndexOf('_'));

function hashOf(migrations: Migrations): string {
  const named = Object.values(migrations).map(String).join('\n');
  return createHash('sha256').update(named).digest('hex').slice(0, 16);
}
