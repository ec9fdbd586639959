import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { withClient } from '../infrastructure/postgres-probe.mjs';
import { dropDatabase, identifier, provisionDatabase } from './database.mjs';

const ADMIN = process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
const DATABASE = `tb_test_${randomBytes(4).toString('hex')}`;
const SCHEMAS = ['payments', 'cms_sync'];
let urls;

before(async () => {
  urls = await provisionDatabase(ADMIN, DATABASE, SCHEMAS, 'first-password');
  await withClient(urls.payments, (client) => client.query('CREATE TABLE secret (a int)'));
});
after(() => dropDatabase(ADMIN, DATABASE, SCHEMAS));

const refusal = (schema, sql) =>
  withClient(urls[schema], (client) => client.query(sql)).then(
    () => 'allowed',
    (error) => error.code,
  );
const INSUFFICIENT_PRIVILEGE = '42501';

test('a service works in its own schema without naming it', async () => {
  await withClient(urls.payments, async (client) => {
    await client.query('INSERT INTO secret VALUES (1)');
    const { rows } = await client.query(
      'SELECT current_schema AS schema, count(*)::int AS n FROM payments.secret',
    );
    assert.deepEqual(rows, [{ schema: 'payments', n: 1 }]);
  });
});

test('a foreign read is refused, and so is everything else outside the own schema', async () => {
  for (const sql of [
    'SELECT * FROM payments.secret',
    'INSERT INTO payments.secret VALUES (2)',
    'CREATE TABLE payments.mine (a int)',
    'CREATE TABLE public.mine (a int)',
    'CREATE SCHEMA mine',
    'CREATE TEMP TABLE mine (a int)',
  ]) {
    assert.equal(await refusal('cms_sync', sql), INSUFFICIENT_PRIVILEGE, sql);
  }
});

test('repeating it keeps the data and takes a new password', async () => {
  const again = await provisionDatabase(ADMIN, DATABASE, SCHEMAS, 'second-password');
  const { rowCount } = await withClient(again.payments, (client) => client.query('SELECT * FROM secret'));
  assert.equal(rowCount, 1);
  urls = again;
});

test('dropping removes database and roles, also under an open connection', async () => {
  const other = `${DATABASE}_b`;
  const own = await provisionDatabase(ADMIN, other, ['payments'], 'password');
  await withClient(own.payments, async () => dropDatabase(ADMIN, other, ['payments']));
  const { rows } = await withClient(ADMIN, (client) =>
    client.query(
      'SELECT rolname AS name FROM pg_roles WHERE rolname LIKE $1 UNION SELECT datname FROM pg_database WHERE datname = $2',
      [`${other}%`, other],
    ),
  );
  assert.deepEqual(rows, []);
});

test('only plain names become SQL', () => {
  for (const name of ['', 'A', 'x"; DROP', 'a-b', '1a']) assert.throws(() => identifier(name));
});
