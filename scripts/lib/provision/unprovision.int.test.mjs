import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { withClient } from '../infrastructure/postgres-probe.mjs';
import { provisionDatabase } from './database.mjs';
import { unprovision } from './provision.mjs';

const ADMIN = process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
const NOBODY = 'amqp://127.0.0.1:1';

test('the database goes although the broker is away, and the failure is told', async () => {
  const database = `tb_test_${randomBytes(4).toString('hex')}`;
  await provisionDatabase(ADMIN, database, ['payments'], 'a-password');
  await assert.rejects(
    unprovision({ databaseAdminUrl: ADMIN, rabbitmqUrl: NOBODY, database, prefix: `${database}-` }),
    (error) => error instanceof AggregateError && error.errors.length === 1,
  );
  const { rows } = await withClient(ADMIN, (client) =>
    client.query(`SELECT datname FROM pg_database WHERE datname = $1`, [database]),
  );
  assert.deepEqual(rows, []);
});
