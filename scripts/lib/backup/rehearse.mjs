import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropDatabase, provisionDatabase } from '../provision/database.mjs';
import { SERVICES } from '../system/services.mjs';
import { backUp } from './back-up.mjs';
import { checkRestored } from './check-restored.mjs';
import { restore } from './restore.mjs';
import { SCHEMAS, urlsOf } from './target.mjs';

/**
 * Proves that a back-up can be restored: saves a deployment while it works, restores it beside itself, compares every table and asks
 * what a start would ask. The copy is never connected to a broker or to an outside system.
 * @param {object} context see `runCommandLine`
 * @param {{adminUrl: string, database: string, password: string}} deployment
 */
export async function rehearseBackup({ progress, cleanup }, deployment) {
  const started = Date.now();
  const folder = await mkdtemp(join(tmpdir(), 'tillbridge-back-up-'));
  cleanup.add('back-up', () => rm(folder, { recursive: true, force: true }));
  await progress.step(
    'Back-up',
    (say) => backUp(urlsOf(deployment), folder, say),
    ({ at }) => `as of ${at}`,
  );
  const database = `${deployment.database.slice(0, 40)}_r${randomBytes(3).toString('hex')}`;
  const password = randomBytes(24).toString('base64url');
  cleanup.add('restored copy', () => dropDatabase(deployment.adminUrl, database, SCHEMAS));
  const restored = await progress.step(
    'Restore',
    async (say) => {
      const urls = await provisionDatabase(deployment.adminUrl, database, SCHEMAS, password);
      return { urls, ...(await restore(urls, folder, say)) };
    },
    ({ tables, rows }) => `${tables} tables, ${rows} rows`,
  );
  const faults = await progress.step(
    'Checks',
    async () => [...restored.faults, ...(await checkRestored(SERVICES, restored.urls))],
    (found) => (found.length === 0 ? 'everything came back' : `${found.length} faults`),
  );
  const { tables, rows, manifest } = restored;
  return { at: manifest.at, tables, rows, seconds: Math.round((Date.now() - started) / 1_000), faults };
}
