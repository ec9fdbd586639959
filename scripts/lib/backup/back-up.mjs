import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withClient } from '../infrastructure/postgres-probe.mjs';
import { SetupError } from '../setup-error.mjs';
import { readContents } from './contents.mjs';
import { dumpSchema } from './postgres-tools.mjs';

export const MANIFEST = 'manifest.json';

/** The contents that a role sees in somebody else's snapshot. */
const contentsAt = (url, schema, snapshot) =>
  withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SET TRANSACTION SNAPSHOT '${snapshot}'`);
    return readContents(client, schema);
  });

/**
 * Saves every schema as it is at one moment, while the services work on: files of `pg_dump` and a manifest of what is in them.
 * Each schema is read by its own service's role.
 * @param {Record<string, string>} urls per schema
 * @param {string} folder new or empty
 */
export async function backUp(urls, folder, say = () => undefined) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw new SetupError(`${folder} is not empty.`, 'Name a new folder.');
  return withClient(Object.values(urls)[0], async (keeper) => {
    await keeper.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await keeper.query(
      'SELECT pg_export_snapshot() AS snapshot, now() AS at, version() AS server',
    );
    const [{ snapshot, at, server }] = rows;
    const schemas = {};
    for (const [schema, url] of Object.entries(urls)) {
      say(schema);
      schemas[schema] = await contentsAt(url, schema, snapshot);
      await dumpSchema(url, schema, snapshot, join(folder, `${schema}.dump`));
    }
    const manifest = { version: 1, at: at.toISOString(), server, schemas };
    await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    return manifest;
  });
}
