import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { provisionDatabase, dropDatabase } from '../provision/database.mjs';
import { withClient } from '../infrastructure/postgres-probe.mjs';
import { checkBroker } from './check-broker.mjs';
import { checkPostgres } from './check-postgres.mjs';

const ADMIN = process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
const BROKER = process.env.TEST_RABBITMQ_URL ?? 'amqp://guest:guest@127.0.0.1:5672';
const id = randomBytes(4).toString('hex');
const statesOf = (findings) => Object.fromEntries(findings.map(({ check, state }) => [check, state]));

test('the database of a service: version, rights, tables, clock', async () => {
  const database = `tb_test_${id}`;
  const schemas = ['gateway', 'payments'];
  const urls = await provisionDatabase(ADMIN, database, schemas, 'a-password');
  try {
    const env = { DATABASE_URL: urls.payments, DATABASE_SCHEMA: 'payments', NODE_ENV: 'production' };
    const bare = statesOf(await checkPostgres(env));
    assert.deepEqual(
      { ...bare, connections: 'ok' },
      {
        'PostgreSQL version': 'ok',
        encoding: 'ok',
        durability: 'ok',
        connections: 'ok',
        schema: 'ok',
        role: 'ok',
        migrations: 'failed',
        'clock of PostgreSQL': 'ok',
      },
    );
    await withClient(urls.payments, (client) =>
      client.query("CREATE TABLE payments.migrations AS SELECT 'First1' AS name"),
    );
    const migrations = async (...expected) => statesOf(await checkPostgres(env, () => expected)).migrations;
    assert.equal(await migrations('First1'), 'ok');
    assert.equal(await migrations('First1', 'Second2'), 'failed');
    assert.equal(await migrations(), 'warning');
    const other = statesOf(await checkPostgres({ ...env, DATABASE_SCHEMA: 'gateway' }));
    assert.equal(other.schema, 'failed');
    const admin = new URL(ADMIN);
    admin.pathname = `/${database}`;
    assert.equal(statesOf(await checkPostgres({ ...env, DATABASE_URL: admin.href })).role, 'failed');
  } finally {
    await dropDatabase(ADMIN, database, schemas);
  }
});

test('a database that does not answer is one finding, which holds no password', async () => {
  const url = 'postgresql://somebody:a-secret-password@127.0.0.1:1/nothing';
  const findings = await checkPostgres({ DATABASE_URL: url });
  assert.deepEqual(
    findings.map(({ state }) => state),
    ['failed'],
  );
  assert.ok(!JSON.stringify(findings).includes('a-secret-password'));
});

test('the broker: version, rights, exchanges and queues of the prefix', async () => {
  const env = { RABBITMQ_URL: BROKER, TOPOLOGY_PREFIX: `doctor-${id}-`, DATABASE_SCHEMA: 'payments' };
  assert.deepEqual(statesOf(await checkBroker(env)), {
    'RabbitMQ version': 'ok',
    'rights at the broker': 'ok',
    exchanges: 'failed',
    queue: 'failed',
    'dead letters': 'failed',
  });
  const { default: amqp } = await import('amqplib');
  const connection = await amqp.connect(BROKER);
  const channel = await connection.createChannel();
  const [events, commands] = ['events', 'commands'].map((kind) => `doctor-${id}-tillbridge.${kind}`);
  const [queue, dead] = ['in', 'dead'].map((kind) => `doctor-${id}-payments.${kind}`);
  try {
    for (const name of [events, commands]) await channel.assertExchange(name, 'topic');
    for (const name of [queue, dead]) await channel.assertQueue(name);
    const found = statesOf(await checkBroker(env));
    assert.deepEqual([found.exchanges, found.queue, found['dead letters']], ['ok', 'warning', 'ok']);
  } finally {
    for (const name of [queue, dead]) await channel.deleteQueue(name);
    for (const name of [events, commands]) await channel.deleteExchange(name);
    await connection.close();
  }
});

test('a broker that does not answer is one finding', async () => {
  const findings = await checkBroker({ RABBITMQ_URL: 'amqp://somebody:a-secret-password@127.0.0.1:1' });
  assert.deepEqual(
    findings.map(({ state }) => state),
    ['failed'],
  );
  assert.ok(!JSON.stringify(findings).includes('a-secret-password'));
});
