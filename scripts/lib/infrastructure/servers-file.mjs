import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isAlive } from '../process/stop-process.mjs';

/**
 * Servers of our own that are running, so that a second command shares them and a command that was killed
 * leaves nothing behind that cannot be found: `{[kind]: {url, pids, owner}}`.
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

export async function rememberServer(file, kind, server) {
  await write(file, { ...(await readServers(file)), [kind]: server });
}

export async function forgetServer(file, kind) {
  const { [kind]: _gone, ...rest } = await readServers(file);
  await write(file, rest);
}

/** A remembered server whose processes are all alive, and whether the command that started it still runs. */
export async function livingServer(file, kind) {
  const server = (await readServers(file))[kind];
  if (server === undefined || !server.pids.every(isAlive)) return undefined;
  return { ...server, owned: server.owner !== process.pid && isAlive(server.owner) };
}
