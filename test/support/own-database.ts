import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { testConfig } from '#testing/config';
import { administer } from '#testing/postgres/administer';
import type { RunningSystem } from './system';

const urlOf = (database: string): string => {
  const url = new URL(testConfig.databaseUrl);
  url.pathname = `/${database}`;
  return url.toString();
};

/** The database of a system among those of others: the one that knows a name drawn by lot. */
export async function ownDatabase(system: RunningSystem): Promise<string> {
  const name = randomBytes(12).toString('hex');
  const made = await system.api('POST', '/tokens', { name, role: 'viewer', stores: null });
  expect(made.status).toBeLessThan(300);
  const { rows } = await administer(urlOf('postgres'), (client) =>
    client.query<{ datname: string }>(
      `SELECT datname FROM pg_database WHERE datname LIKE 'tillbridge_serve_%'`,
    ),
  );
  for (const { datname } of rows) {
    const found = await administer(urlOf(datname), (client) =>
      client.query('SELECT 1 FROM gateway.api_tokens WHERE name = $1', [name]),
    ).catch(() => undefined);
    if (found?.rowCount) return datname;
  }
  throw new Error('No database knows the token');
}

/** Works on what a system keeps, past all that it does itself: for amounts that nobody waits for. */
export const inOwnDatabase = async <T>(
  system: RunningSystem,
  work: (client: Client) => Promise<T>,
): Promise<T> => administer(urlOf(await ownDatabase(system)), work);
