import { runCommand, succeeds } from '../process/run-command.mjs';

const SERVICES = { postgres: 5432, rabbitmq: 5672 };
const UP_TIMEOUT_MS = 300_000;

/** Whether a container engine answers and its client knows `compose`. */
export async function engineAnswers(docker = 'docker') {
  const [engine, plugin] = await Promise.all([
    succeeds(docker, ['info'], { timeoutMs: 5_000 }),
    succeeds(docker, ['compose', 'version'], { timeoutMs: 5_000 }),
  ]);
  return engine && plugin;
}

/**
 * Starts one server from docker-compose.yml on the given loopback port and waits until it is healthy.
 * @param {'postgres' | 'rabbitmq'} service
 * @param {{root: string, port: number, say: (text: string) => void, docker?: string}} options
 * @returns {Promise<() => Promise<unknown>>} stops what was started here
 */
export async function composeUp(service, { root, port, say, docker = 'docker' }) {
  const base = ['compose', '--project-directory', root, '--project-name', 'tillbridge-local'];
  const env = { ...process.env, [`${service.toUpperCase()}_PORT`]: String(port) };
  const options = { cwd: root, env, timeoutMs: UP_TIMEOUT_MS, onLine: say };
  const { code, stderr } = await runCommand(docker, [...base, 'up', '--detach', '--wait', service], options);
  if (code !== 0)
    throw new Error(`docker compose could not start ${service}: ${stderr.trim().split('\n').at(-1)}`);
  return () => runCommand(docker, [...base, 'stop', service], { cwd: root, env });
}

/** The port a server usually listens on. */
export const standardPort = (service) => SERVICES[service];
