import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROKER_LIMITS } from '../infrastructure/broker-config.mjs';
import { embeddedBinaries, installedBinaries } from '../infrastructure/postgres-binaries.mjs';
import { startPrivatePostgres } from '../infrastructure/private-postgres.mjs';
import { startPrivateRabbitMq } from '../infrastructure/private-rabbitmq.mjs';
import { brokerProgram, portMapper } from '../infrastructure/rabbitmq-binaries.mjs';
import { unprivileged } from '../infrastructure/run-as.mjs';
import { serverHome } from '../infrastructure/server-home.mjs';
import { runCommand } from '../process/run-command.mjs';
import { alarmsOf } from './faults/alarms.mjs';
import { smallDisk } from './faults/small-disk.mjs';

const quiet = () => undefined;

async function ownBroker(home) {
  const program = await brokerProgram(quiet);
  const options = { program, epmd: await portMapper(), home };
  let server = await startPrivateRabbitMq(options);
  return {
    url: server.url,
    stop: () => server.stop(),
    alarms: alarmsOf({ program, env: () => server.env, limits: BROKER_LIMITS }),
    /** As a power cut would, then up again at the same address. */
    async strike() {
      process.kill(server.pid, 'SIGKILL');
      await server.stop();
      server = await startPrivateRabbitMq({ ...options, port: server.port });
    },
  };
}

async function ownDatabase(stateDir, user) {
  const home = await serverHome(stateDir, user);
  await mkdir(home, { recursive: true, mode: 0o755 });
  const bin = (await installedBinaries()) ?? (await embeddedBinaries(home, quiet));
  const options = { bin, home, ...(user === undefined ? {} : { user }) };
  let server = await startPrivatePostgres(options);
  return {
    url: server.url,
    home,
    stop: () => server.stop(),
    /** A restart that cuts every connection and rolls back what is open. `meanwhile` runs while it is down. */
    async strike(meanwhile = () => undefined) {
      await server.stop();
      await meanwhile();
      server = await startPrivatePostgres({ ...options, port: server.port });
    },
  };
}

/** Keeps owners and modes, as a server wants them. */
async function copyFolder(from, to) {
  await rm(to, { recursive: true, force: true });
  const { code, stderr } = await runCommand('cp', ['-a', from, to]);
  if (code !== 0) throw new Error(`${from} was not copied: ${stderr}`);
}

/** The whole server as it is at one moment, and back to that moment. The queues go on as they are: nobody saves them. */
function timeTravel(server) {
  const saved = join(server.home, 'saved');
  const folder = async () =>
    join(
      server.home,
      (await readdir(server.home)).find((name) => /^postgres-\d+$/.test(name)),
    );
  return {
    save: () => server.strike(async () => copyFolder(await folder(), saved)),
    goBack: () => server.strike(async () => copyFolder(saved, await folder())),
  };
}

/**
 * Servers that may be knocked over, since nobody else uses them: those the harm needs.
 * @param {import('./harm.mjs').Harm} harm
 * @param {import('../process/cleanup.mjs').Cleanup} cleanup
 * @returns {Promise<{env: Record<string, string>, blows: Array<{name: string, row: string, leadsTo?: string, strike: () => Promise<void>}>, timeTravel?: {save: () => Promise<void>, goBack: () => Promise<void>}}>}
 */
export async function startOwnServers({ broker, alarms, database, fullDisk, restore }, cleanup) {
  const env = {};
  const blows = [];
  if (![broker, alarms, database, fullDisk, restore].includes(true)) return { env, blows };
  let travel;
  const home = await mkdtemp(join(tmpdir(), 'tillbridge-servers-'));
  cleanup.add('folder of the own servers', () => rm(home, { recursive: true, force: true }));
  if (broker || alarms) {
    const server = await ownBroker(home);
    cleanup.add('own broker', server.stop);
    env.RABBITMQ_URL = server.url;
    if (broker) blows.push({ name: 'broker killed', row: 'F3', strike: server.strike });
    if (alarms) blows.push(...server.alarms);
  }
  if (database || fullDisk || restore) {
    const user = await unprivileged();
    const server = await ownDatabase(home, user);
    // Not always inside the other folder: see `serverHome`.
    cleanup.add('folder of the own database', () => rm(server.home, { recursive: true, force: true }));
    cleanup.add('own database', server.stop);
    env.DATABASE_ADMIN_URL = server.url;
    if (database) blows.push({ name: 'database restarted', row: 'F5', strike: () => server.strike() });
    if (restore) travel = timeTravel(server);
    if (fullDisk) {
      const disk = await smallDisk({ home: server.home, user, cleanup });
      await disk.use(server.url);
      blows.push(disk.blow);
    }
  }
  return { env, blows, timeTravel: travel };
}
