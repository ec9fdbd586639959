import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withClient } from '../infrastructure/postgres-probe.mjs';
import { SetupError } from '../setup-error.mjs';
import { MANIFEST } from './back-up.mjs';
import { compareContents, readContents } from './contents.mjs';
import { restoreSchema } from './postgres-tools.mjs';

async function readManifest(folder) {
  const manifest = await readFile(join(folder, MANIFEST), 'utf8').then(JSON.parse, () => undefined);
  if (manifest?.version === 1) return manifest;
  throw new SetupError(`${folder} holds no back-up.`, 'A back-up that was not finished has no manifest.');
}

async function requireEmpty(url, schema) {
  const { rows } = await withClient(url, (client) =>
    client.query('SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = $1', [schema]),
  );
  if (rows[0].n > 0) {
    throw new SetupError(`Schema ${schema} has ${rows[0].n} tables already.`, 'Restore into a new database.');
  }
}

/**
 * Brings a back-up into empty schemas and compares what came back with the manifest.
 * @param {Record<string, string>} urls per schema, each of the service's own role
 * @returns {Promise<{manifest: object, faults: string[], tables: number, rows: number}>}
 */
export async function restore(urls, folder, say = () => undefined) {
  const manifest = await readManifest(folder);
  const missing = Object.keys(urls).filter((schema) => manifest.schemas[schema] === undefined);
  if (missing.length > 0)
    throw new SetupError(`The back-up lacks ${missing.join(', ')}.`, 'It is of another version.');
  for (const [schema, url] of Object.entries(urls)) await requireEmpty(url, schema);
  const faults = [];
  for (const [schema, url] of Object.entries(urls)) {
    say(schema);
    await restoreSchema(url, schema, join(folder, `${schema}.dump`));
    const contents = await withClient(url, (client) => readContents(client, schema));
    faults.push(...compareContents(schema, manifest.schemas[schema], contents));
  }
  const tables = Object.values(manifest.schemas).flatMap((schema) => Object.values(schema.tables));
  const rows = tables.reduce((sum, table) => sum + Number(table.rows), 0);
  return { manifest, faults, tables: tables.length, rows };
}
