import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startOwnServers } from '../lib/chaos/own-servers.mjs';
import { databaseUrl } from '../lib/provision/database.mjs';
import { unprovision } from '../lib/provision/provision.mjs';
import { Driver } from '../lib/scenario/driver.mjs';
import { launchSystem } from '../lib/system/launch.mjs';
import { generateSecrets } from '../lib/system/secrets.mjs';

const DEADLINE_MS = 120_000;

/** A PostgreSQL that does nothing else: what its processes use is ours, and it has room for many connections. */
export async function quietDatabase({ servers, cleanup }) {
  const { env } = await startOwnServers({ database: true }, cleanup);
  return { ...servers, databaseAdminUrl: env.DATABASE_ADMIN_URL };
}

/**
 * The whole system beside its sandbox, in a place of its own.
 * @param {{replicas?: number, older?: {folder: string, configure: Function}}} [options] processes of each service; services of another
 *   version than this one's
 */
export async function openSystem(context, { replicas = 1, older } = {}) {
  const { root, servers, cleanup, terminal, progress } = context;
  const id = randomBytes(3).toString('hex');
  const sandboxDataDir = await mkdtemp(join(tmpdir(), 'tillbridge-bench-'));
  const target = {
    root,
    ...servers,
    database: `tillbridge_bench_${id}`,
    prefix: `bench-${id}-`,
    secrets: generateSecrets(),
    sandboxDataDir,
    randomPorts: true,
    replicas,
    ...(older && { outsideRoot: root, root: older.folder, configure: older.configure }),
  };
  cleanup.add('bench data', async () => {
    await unprovision(target);
    await rm(sandboxDataDir, { recursive: true, force: true });
  });
  const system = await launchSystem({ terminal, progress, cleanup, onExit: () => undefined }, target);
  const pool = new pg.Pool({
    connectionString: databaseUrl(servers.databaseAdminUrl, target.database),
    max: 4,
  });
  pool.on('error', () => undefined);
  const driver = new Driver({
    urls: system.urls,
    adminToken: target.secrets.adminToken,
    stripeKey: target.secrets.stripe.secretKey,
    deadlineMs: DEADLINE_MS,
  });
  return { system, target, pool, driver };
}
