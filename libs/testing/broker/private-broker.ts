import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../free-ports';
import { processTable } from '../process-table';
import { waitFor } from '../wait-for';

/** The script that runs as any user, unlike the packaged wrapper in the path. */
const SERVER_SCRIPT = '/usr/lib/rabbitmq/bin/rabbitmq-server';
const START_DEADLINE_MS = 90_000;

export interface PrivateBroker {
  readonly url: string;
  readonly port: number;
  /** The death of the machine: no goodbye. */
  kill(): Promise<void>;
  /** Starts again with the data it had. */
  start(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** True where RabbitMQ's own start script is installed. */
export const canStartPrivateBroker = (): boolean => existsSync(SERVER_SCRIPT);

/** A broker of the test's own, on loopback and free ports, that may be killed. */
export async function startPrivateBroker(): Promise<PrivateBroker> {
  const [port, distPort, epmdPort] = await freePorts();
  const directory = await mkdtemp(join(tmpdir(), 'tb-broker-'));
  await mkdir(join(directory, 'home'));
  await writeFile(
    join(directory, 'rabbitmq.conf'),
    [
      `listeners.tcp.1 = 127.0.0.1:${port}`,
      'disk_free_limit.absolute = 50MB',
      'vm_memory_high_watermark.absolute = 400MB',
      'log.console = false',
      'log.file.level = warning',
    ].join('\n'),
  );
  const environment = {
    PATH: '/usr/bin:/bin:/usr/sbin:/sbin',
    LANG: 'C.UTF-8',
    HOME: join(directory, 'home'),
    RABBITMQ_NODENAME: `tb-${randomBytes(4).toString('hex')}@localhost`,
    RABBITMQ_MNESIA_BASE: join(directory, 'data'),
    RABBITMQ_LOG_BASE: join(directory, 'log'),
    RABBITMQ_SCHEMA_DIR: join(directory, 'schema'),
    RABBITMQ_GENERATED_CONFIG_DIR: join(directory, 'generated'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(directory, 'enabled_plugins'),
    RABBITMQ_PID_FILE: join(directory, 'pid'),
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    RABBITMQ_CONFIG_FILE: join(directory, 'rabbitmq.conf'),
    RABBITMQ_DIST_PORT: String(distPort),
    ERL_EPMD_PORT: String(epmdPort),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: `-kernel inet_dist_use_interface {127,0,0,1} -rabbit feature_flags_file "${join(directory, 'feature_flags')}"`,
  };
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    child = spawn(SERVER_SCRIPT, [], { env: environment, detached: true, stdio: 'ignore' });
    await waitFor(() => listening(port), {
      deadlineMs: START_DEADLINE_MS,
      what: 'the private broker to listen',
    });
  };
  const kill = async (): Promise<void> => {
    const pid = child?.pid;
    child = undefined;
    if (pid === undefined) return;
    // A process group of its own: the shell, the virtual machine and its helpers, nobody else's.
    process.kill(-pid, 'SIGKILL');
    await waitFor(async () => !(await listening(port)), {
      deadlineMs: 90_000,
      what: 'the private broker to die',
    });
  };
  await start();
  return {
    url: `amqp://guest:guest@127.0.0.1:${port}`,
    port,
    kill,
    start,
    remove: async () => {
      await kill();
      await stopPortMapper(epmdPort);
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The port mapper is a daemon in a session of its own: found by the port that only this broker uses. */
async function stopPortMapper(epmdPort: number): Promise<void> {
  for (const { pid, environment } of await processTable('epmd')) {
    if (environment.includes(`ERL_EPMD_PORT=${epmdPort}`)) process.kill(pid, 'SIGTERM');
  }
}

function listening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const settle = (open: boolean): void => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
