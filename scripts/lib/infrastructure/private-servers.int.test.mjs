import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { isListening } from '../process/ports.mjs';
import { isAlive } from '../process/stop-process.mjs';
import { installedBinaries } from './postgres-binaries.mjs';
import { probePostgres, withClient } from './postgres-probe.mjs';
import { startPrivatePostgres } from './private-postgres.mjs';
import { startPrivateRabbitMq } from './private-rabbitmq.mjs';
import { installedBroker, portMapper } from './rabbitmq-binaries.mjs';
import { probeRabbitMq } from './rabbitmq-probe.mjs';
import { unprivileged } from './run-as.mjs';

const bin = await installedBinaries();
const program = await installedBroker();
let home;
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'tb-private-'));
  await chmod(home, 0o755);
});
after(() => rm(home, { recursive: true, force: true }));

test(
  'a PostgreSQL of our own keeps its data and is gone after the stop',
  { skip: bin === undefined && 'PostgreSQL is not installed' },
  async () => {
    const user = await unprivileged();
    const start = () => startPrivatePostgres({ bin, home, ...(user ? { user } : {}) });
    const first = await start();
    assert.equal((await probePostgres(first.url)).ok, true);
    await withClient(first.url, (client) => client.query('CREATE TABLE kept (a int)'));
    assert.equal(await first.stop(), 'stopped');
    assert.deepEqual([isAlive(first.pid), await isListening(first.port)], [false, false]);

    const second = await start();
    const { rowCount } = await withClient(second.url, (client) => client.query('SELECT * FROM kept'));
    assert.equal(rowCount, 0);
    await second.stop();
  },
);

test(
  'a RabbitMQ of our own listens on loopback and leaves nothing running',
  { skip: program === undefined && 'RabbitMQ is not installed' },
  async () => {
    const node = await startPrivateRabbitMq({ program, epmd: await portMapper(), home });
    assert.deepEqual(await probeRabbitMq(node.url), { ok: true, version: node.version });
    await node.stop();
    assert.deepEqual(node.pids.map(isAlive), [false, false]);
    assert.equal(await isListening(node.port), false);
  },
);

test(
  'a RabbitMQ of our own may open as many files as the machine lets it, so that its queues do not bring it to a stand',
  {
    skip:
      (program === undefined && 'RabbitMQ is not installed') || (process.platform !== 'linux' && 'no /proc'),
  },
  async () => {
    const node = await startPrivateRabbitMq({ program, epmd: await portMapper(), home });
    const limits = await readFile(`/proc/${node.pid}/limits`, 'utf8');
    await node.stop();
    const [, soft, hard] = /Max open files\s+(\d+)\s+(\d+|unlimited)/.exec(limits);
    assert.equal(Number(soft), Math.min(65_536, hard === 'unlimited' ? Infinity : Number(hard)));
  },
);

test('a wrong password and a dead port are reasons, not crashes', async () => {
  assert.equal((await probePostgres('postgresql://nobody:x@127.0.0.1:1/db')).ok, false);
  assert.equal((await probeRabbitMq('amqp://127.0.0.1:1')).ok, false);
});
