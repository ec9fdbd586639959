import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { identityOf } from '../process/identity.mjs';

/**
 * Servers of our own that are running, so that a second command shares them and a command that was killed leaves nothing
 * behind that cannot be found: `{[kind]: {url, processes, owner}}`, each process as `{pid, identity}`.
 */
export async function readServers(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return {};
  }
}

async function write(file, servers) {
  if (Object.keys(servers).length === 0) return rm(file, { force: true });
  await mkdir(dirname(file), { recursive: true });
  return writeFile(file, JSON.stringify(servers, null, 2), { mode: 0o600 });
}

const describe = async (pid) => ({ pid, identity: await identityOf(pid) });
const lives = async ({ pid, identity }) => identity !== undefined && (await identityOf(pid)) === identity;

/** Notes a server; the owner is this process unless another is named. */
export async function rememberServer(file, kind, { url, pids }, owner = process.pid) {
  const entry = { url, processes: await Promise.all(pids.map(describe)), owner: await describe(owner) };
  await write(file, { ...(await readServers(file)), [kind]: entry });
}

export async function forgetServer(file, kind) {
  const { [kind]: _gone, ...rest } = await readServers(file);
  await write(file, rest);
}

/**
 * A remembered server whose processes are all alive and still the same ones, and whether the command that started it runs on.
 * @returns {Promise<{url: string, pids: number[], owned: boolean} | undefined>}
 */
export async function livingServer(file, kind) {
  const server = (await readServers(file))[kind];
  if (server === undefined) return undefined;
  const alive = await Promise.all(server.processes.map(lives));
  if (!alive.every(Boolean)) return undefined;
  return {
    url: server.url,
    pids: server.processes.map(({ pid }) => pid),
    owned: server.owner.pid !== process.pid && (await lives(server.owner)),
  };
}
