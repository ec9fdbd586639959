import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { reachableByOthers } from './run-as.mjs';

const SYSTEM_HOME = '/var/lib/tillbridge';

/**
 * Where a server of our own keeps programs and data: in the state folder, or, when that lies in a home that the
 * server's user may not enter (root's), in a folder of the system named after the clone.
 * @param {string} stateDir
 * @param {{uid: number} | undefined} user the server's user, undefined when it is ours
 */
export async function serverHome(stateDir, user) {
  if (user === undefined || (await reachableByOthers(stateDir))) return stateDir;
  return join(SYSTEM_HOME, createHash('sha256').update(stateDir).digest('hex').slice(0, 12));
}
