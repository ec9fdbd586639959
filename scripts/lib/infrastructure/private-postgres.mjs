import { access, chown, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../process/ports.mjs';
import { spawnOwned } from '../process/spawn-owned.mjs';
import { runCommand } from '../process/run-command.mjs';
import { stopProcess } from '../process/stop-process.mjs';
import { waitUntil } from '../process/wait-until.mjs';
import { probePostgres } from './postgres-probe.mjs';

const START_DEADLINE_MS = 30_000;
const STOP_DEADLINE_MS = 15_000;

async function majorOf(bin) {
  const { stdout } = await runCommand(join(bin, 'postgres'), ['--version']);
  return /(\d+)/.exec(stdout)?.[1] ?? 'unknown';
}

async function initialise(bin, dataDir, user) {
  if (
    await access(join(dataDir, 'PG_VERSION')).then(
      () => true,
      () => false,
    )
  )
    return;
  const { code, stdout, stderr } = await runCommand(
    join(bin, 'initdb'),
    ['-D', dataDir, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions'],
    { cwd: dataDir, ...user },
  );
  if (code !== 0) throw new Error(`initdb failed:\n${stdout}${stderr}`.trimEnd());
}

/**
 * Starts a PostgreSQL of our own on a loopback port, its data kept in `home`.
 * @param {{bin: string, home: string, user?: {uid: number, gid: number}, port?: number}} options `user` when we are root
 * @returns {Promise<{url: string, port: number, pid: number, version: string, stop: () => Promise<unknown>}>}
 */
export async function startPrivatePostgres({ bin, home, user, port: wantedPort }) {
  const directory = join(home, `postgres-${await majorOf(bin)}`);
  const dataDir = join(directory, 'data');
  await mkdir(home, { recursive: true, mode: 0o755 });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (user) {
    await chown(directory, user.uid, user.gid);
    await chown(dataDir, user.uid, user.gid);
  }
  await initialise(bin, dataDir, user);

  const port = wantedPort ?? (await freePort());
  const logPath = join(home, 'postgres.log');
  const log = await open(logPath, 'a');
  const args = [
    '-D',
    dataDir,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=200',
  ];
  const child = spawnOwned(join(bin, 'postgres'), args, {
    cwd: dataDir,
    stdio: ['ignore', log.fd, log.fd],
    ...user,
  });
  let failure;
  child.once('error', (error) => (failure = error.message));
  child.once('exit', (code) => (failure ??= `it ended with code ${code}`));
  await log.close();

  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const probe = await waitUntil(
    async () => {
      const answer = await probePostgres(url);
      return answer.ok ? answer : undefined;
    },
    { deadlineMs: START_DEADLINE_MS, what: 'PostgreSQL did not start', giveUp: () => failure },
  ).catch(async (error) => {
    if (child.pid !== undefined) await stopProcess(child.pid, { first: 'SIGINT' });
    const said = (await readFile(logPath, 'utf8').catch(() => '')).trim().split('\n').slice(-5).join('\n');
    throw new Error(`${error.message}\n${said}`);
  });
  child.unref();
  const stop = () => stopProcess(child.pid, { first: 'SIGINT', deadlineMs: STOP_DEADLINE_MS });
  return { url, port, pid: child.pid, version: probe.version, stop };
}
