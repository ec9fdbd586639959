import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, isListening } from '../process/ports.mjs';
import { spawnOwned } from '../process/spawn-owned.mjs';
import { stopProcess } from '../process/stop-process.mjs';
import { waitUntil } from '../process/wait-until.mjs';
import { brokerEnvironment } from './broker-config.mjs';
import { probeRabbitMq } from './rabbitmq-probe.mjs';

const START_DEADLINE_MS = 90_000;
const STOP_DEADLINE_MS = 20_000;

/**
 * Runs the broker with as many open files as it may have, up to 65,536: it sets about three aside for each quorum queue, and stands still
 * without a word when they are used up, as 1,024, which shells usually give, are by six environments.
 */
const WITH_OPEN_FILES =
  'n=$(ulimit -Hn); if [ "$n" = unlimited ] || [ "$n" -gt 65536 ]; then n=65536; fi; ulimit -n "$n"; exec "$0"';

function launch(command, args, env, directory, log) {
  const child = spawnOwned(command, args, { cwd: directory, env, stdio: ['ignore', log.fd, log.fd] });
  const state = { child, failure: undefined };
  child.once('error', (error) => (state.failure = error.message));
  child.once('exit', (code) => (state.failure ??= `it ended with code ${code}`));
  return state;
}

/**
 * Starts a broker of our own on free loopback ports, with its own port mapper, its data kept in `home`.
 * Its listener opens last in the boot, so a connection that succeeds means ready.
 * @param {{program: string, epmd: string, home: string, port?: number}} options
 * @returns {Promise<{url: string, port: number, pid: number, pids: number[], version: string, env: Record<string, string>, stop: () => Promise<unknown>}>} `env` is what its own tools need
 */
export async function startPrivateRabbitMq({ program, epmd, home, port: wantedPort }) {
  const directory = join(home, 'rabbitmq');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const port = wantedPort ?? (await freePort());
  const epmdPort = await freePort();
  const env = await brokerEnvironment({ directory, port, distributionPort: await freePort(), epmdPort });

  const log = await open(join(home, 'rabbitmq.log'), 'a');
  const mapper = launch(epmd, ['-address', '127.0.0.1', '-port', String(epmdPort)], env, directory, log);
  let broker;
  const stop = async () => {
    if (broker?.child.pid !== undefined)
      await stopProcess(broker.child.pid, { deadlineMs: STOP_DEADLINE_MS });
    if (mapper.child.pid !== undefined) await stopProcess(mapper.child.pid, { deadlineMs: 2_000 });
  };
  try {
    await waitUntil(() => isListening(epmdPort), {
      deadlineMs: 10_000,
      what: "RabbitMQ's port mapper did not start",
      giveUp: () => mapper.failure,
    });
    broker = launch('/bin/sh', ['-c', WITH_OPEN_FILES, program], env, directory, log);
    const url = `amqp://guest:guest@127.0.0.1:${port}`;
    const { version } = await waitUntil(
      async () => {
        if (!(await isListening(port))) return undefined;
        const answer = await probeRabbitMq(url);
        return answer.ok ? answer : undefined;
      },
      { deadlineMs: START_DEADLINE_MS, what: 'RabbitMQ did not start', giveUp: () => broker.failure },
    );
    for (const { child } of [mapper, broker]) child.unref();
    return {
      url,
      port,
      pid: broker.child.pid,
      pids: [broker.child.pid, mapper.child.pid],
      version,
      env,
      stop,
    };
  } catch (error) {
    await stop();
    throw new Error(`${error.message} (see ${join(home, 'rabbitmq.log')})`);
  } finally {
    await log.close();
  }
}
