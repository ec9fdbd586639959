import { execFile, type ExecFileOptions } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../free-ports';
import { waitFor } from '../wait-for';

const run = promisify(execFile);
const VERSIONS = '/usr/lib/postgresql';

export interface PrivatePostgres {
  readonly url: string;
  readonly port: number;
  /** The death of the machine: no checkpoint, no goodbye. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** True where a PostgreSQL server is installed. */
export const canStartPrivatePostgres = (): boolean => existsSync(VERSIONS);

/** A PostgreSQL server of the test's own, on loopback and a free port, that may be killed. */
export async function startPrivatePostgres(): Promise<PrivatePostgres> {
  const [port] = await freePorts();
  const bin = join(VERSIONS, newestVersion(), 'bin');
  const directory = await mkdtemp(join(tmpdir(), 'tb-postgres-'));
  const identity = await serverIdentity();
  if (identity) await chown(directory, identity.uid, identity.gid);
  await chmod(directory, 0o700);
  const data = join(directory, 'data');
  const options: ExecFileOptions = { cwd: directory, ...identity };
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync'], options);
  const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${directory}`;
  const start = async (): Promise<void> => {
    const args = ['-D', data, '-w', '-l', join(directory, 'log'), '-o', settings, 'start'];
    // After a kill the old backends may hold the shared memory for a moment.
    await waitFor(() => run(join(bin, 'pg_ctl'), args, options).then(() => true), { deadlineMs: 180_000 });
  };
  const postmaster = async (): Promise<number> =>
    Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    start,
    kill: async () => process.kill(await postmaster(), 'SIGKILL') && undefined,
    remove: async () => {
      await run(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], options).catch(() => undefined);
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function newestVersion(): string {
  const versions = readdirSync(VERSIONS).sort((a, b) => Number(a) - Number(b));
  const newest = versions.at(-1);
  if (newest === undefined) throw new Error(`There is no PostgreSQL server in ${VERSIONS}`);
  return newest;
}

/** PostgreSQL refuses to run as root, so root lends it the identity of the packaged user. */
async function serverIdentity(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const line = (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('As root, a system user "postgres" is needed');
  return { uid: Number(uid), gid: Number(gid) };
}
