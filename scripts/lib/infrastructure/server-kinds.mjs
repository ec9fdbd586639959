import { mkdir } from 'node:fs/promises';
import { embeddedBinaries, installedBinaries } from './postgres-binaries.mjs';
import { probePostgres } from './postgres-probe.mjs';
import { startPrivatePostgres } from './private-postgres.mjs';
import { startPrivateRabbitMq } from './private-rabbitmq.mjs';
import { brokerProgram, portMapper } from './rabbitmq-binaries.mjs';
import { probeRabbitMq } from './rabbitmq-probe.mjs';
import { unprivileged } from './run-as.mjs';
import { serverHome } from './server-home.mjs';

/** What the set-up needs to know of each server: where to look, how to ask, how to start one of our own. */
export const postgres = {
  kind: 'postgres',
  title: 'PostgreSQL',
  variable: 'DATABASE_ADMIN_URL',
  usual: [
    'postgresql://postgres@127.0.0.1:5432/postgres',
    'postgresql://postgres:postgres@127.0.0.1:5432/postgres',
  ],
  composeUrl: (port) => `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
  probe: probePostgres,
  async start(stateDir, say) {
    const user = await unprivileged();
    const home = await serverHome(stateDir, user);
    await mkdir(home, { recursive: true, mode: 0o755 });
    const bin = (await installedBinaries()) ?? (await embeddedBinaries(home, say));
    say('starting');
    return startPrivatePostgres({ bin, home, ...(user === undefined ? {} : { user }) });
  },
};

export const rabbitmq = {
  kind: 'rabbitmq',
  title: 'RabbitMQ',
  variable: 'RABBITMQ_URL',
  usual: ['amqp://guest:guest@127.0.0.1:5672'],
  composeUrl: (port) => `amqp://tillbridge:tillbridge@127.0.0.1:${port}`,
  probe: probeRabbitMq,
  async start(stateDir, say) {
    const program = await brokerProgram(say);
    say('starting');
    return startPrivateRabbitMq({ program, epmd: await portMapper(), home: stateDir });
  },
};
