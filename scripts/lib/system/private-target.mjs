import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unprovision } from '../provision/provision.mjs';

/**
 * What a system needs that shares nothing with another one: database, names at the broker and a sandbox world of its own,
 * all of which go when the command ends.
 * @param {{root: string, servers: {databaseAdminUrl: string, rabbitmqUrl: string}, purpose: string, secrets: object, cleanup: import('../process/cleanup.mjs').Cleanup}} wanted
 */
export async function privateTarget({ root, servers, purpose, secrets, cleanup }) {
  const id = randomBytes(3).toString('hex');
  const sandboxDataDir = await mkdtemp(join(tmpdir(), `tillbridge-${purpose}-`));
  const target = {
    root,
    ...servers,
    database: `tillbridge_${purpose}_${id}`,
    prefix: `${purpose}-${id}-`,
    secrets,
    sandboxDataDir,
  };
  cleanup.add(`${purpose} data`, async () => {
    try {
      await unprovision(target);
    } finally {
      await rm(sandboxDataDir, { recursive: true, force: true });
    }
  });
  return target;
}
