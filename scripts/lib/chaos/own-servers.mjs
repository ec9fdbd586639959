import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedBinaries, installedBinaries } from '../infrastructure/postgres-binaries.mjs';
import { startPrivatePostgres } from '../infrastructure/private-postgres.mjs';
import { startPrivateRabbitMq } from '../infrastructure/private-rabbitmq.mjs';
import { brokerProgram, portMapper } from '../infrastructure/rabbitmq-binaries.mjs';
import { unprivileged } from '../infrastructure/run-as.mjs';
import { serverHome } from '../infrastructure/server-home.mjs';

const quiet = () => undefined;

async function ownBroker(home) {
  const options = { program: await brokerProgram(quiet), epmd: await portMapper(), home };
  let server = await startPrivateRabbitMq(options);
  return {
    url: server.url,
    stop: () => server.stop(),
    /** As a power cut would, then up again at the same address. */
    async strike() {
      process.kill(server.pid, 'SIGKILL');
      await server.stop();
      server = await startPrivateRabbitMq({ ...options, port: server.port });
    },
  };
}

async function ownDatabase(stateDir) {
  const user = await unprivileged();
  const home = await serverHome(stateDir, user);
  await mkdir(home, { recursive: true, mode: 0o755 });
  const bin = (await installedBinaries()) ?? (await embeddedBinaries(home, quiet));
  const options = { bin, home, ...(user === undefined ? {} : { user }) };
  let server = await startPrivatePostgres(options);
  return {
    url: server.url,
    stop: () => server.stop(),
    /** A restart that cuts every connection and rolls back what is open. */
    async strike() {
      await server.stop();
      server = await startPrivatePostgres({ ...options, port: server.port });
    },
  };
}

/**
 * Servers that may be knocked over, since nobody else uses them.
 * @param {{broker: boolean, database: boolean, cleanup: import('../process/cleanup.mjs').Cleanup}} wanted
 * @returns {Promise<{env: Record<string, string>, blows: Array<{name: string, strike: () => Promise<void>}>}>}
 */
export async function startOwnServers({ broker, database, cleanup }) {
  const env = {};
  const blows = [];
  if (!broker && !database) return { env, blows };
  const home = await mkdtemp(join(tmpdir(), 'tillbridge-servers-'));
  cleanup.add('folder of the own servers', () => rm(home, { recursive: true, force: true }));
  const add = (name, variable, server) => {
    cleanup.add(name, server.stop);
    env[variable] = server.url;
    blows.push({ name, strike: server.strike });
  };
  if (broker) add('broker killed', 'RABBITMQ_URL', await ownBroker(home));
  if (database) add('database restarted', 'DATABASE_ADMIN_URL', await ownDatabase(home));
  return { env, blows };
}
