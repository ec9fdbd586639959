import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { withClient } from '../infrastructure/postgres-probe.mjs';
import { dropDatabase, provisionDatabase } from '../provision/database.mjs';
import { backUp, MANIFEST } from './back-up.mjs';
import { restore } from './restore.mjs';

const ADMIN = process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
const DATABASE = `tb_backup_${randomBytes(4).toString('hex')}`;
const SCHEMAS = ['payments', 'reconciliation'];
const made = [];
let folder;
let urls;

const query = (url, text) => withClient(url, (client) => client.query(text));
async function emptyDatabase() {
  const database = `${DATABASE}_${made.length}`;
  made.push(database);
  return provisionDatabase(ADMIN, database, SCHEMAS, 'password');
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillbridge-backup-test-'));
  urls = await emptyDatabase();
  await query(
    urls.payments,
    `CREATE TABLE payments (id text PRIMARY KEY, amount bigint, at timestamptz, note jsonb);
     INSERT INTO payments SELECT 'pay_' || n, n * 100, now(), '{"a": [1, "ä"]}' FROM generate_series(1, 500) n;
     CREATE TABLE events (seq bigint GENERATED ALWAYS AS IDENTITY, text text);
     INSERT INTO events (text) VALUES ('one'), (NULL)`,
  );
  await query(
    urls.reconciliation,
    `CREATE TABLE facts (id integer);
     CREATE TABLE entries (id integer PRIMARY KEY);
     CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
     INSERT INTO entries VALUES (1);
     CREATE TRIGGER immutable BEFORE INSERT OR UPDATE OR DELETE ON entries FOR EACH ROW EXECUTE FUNCTION refuse()`,
  );
});
after(async () => {
  for (const database of made) await dropDatabase(ADMIN, database, SCHEMAS);
  await rm(folder, { recursive: true, force: true });
});

test('what was saved comes back as it was: rows, values, sequences, guards and rights', async () => {
  const target = join(folder, 'whole');
  const manifest = await backUp(urls, target);
  assert.deepEqual(manifest.schemas.payments.tables.payments.rows, '500');
  const copy = await emptyDatabase();
  const { faults, tables, rows } = await restore(copy, target);
  assert.deepEqual([faults, tables, rows], [[], 4, 503]);
  const { rows: added } = await query(copy.payments, `INSERT INTO events (text) VALUES ('x') RETURNING seq`);
  assert.equal(added[0].seq, '3');
  await assert.rejects(query(copy.reconciliation, 'DELETE FROM entries'), /no/);
  await assert.rejects(query(copy.payments, 'SELECT * FROM reconciliation.entries'), { code: '42501' });
});

test('all schemas are of one moment, although the services work on', async () => {
  const target = join(folder, 'moment');
  let written;
  const manifest = await backUp(urls, target, (schema) => {
    if (schema === 'payments') written = query(urls.reconciliation, 'INSERT INTO facts VALUES (1)');
  });
  await written;
  assert.equal(manifest.schemas.reconciliation.tables.facts.rows, '0');
  assert.deepEqual((await restore(await emptyDatabase(), target)).faults, []);
});

test('one other value is found, and so is a row that is missing', async () => {
  const target = join(folder, 'other');
  await backUp(urls, target);
  const file = join(target, MANIFEST);
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.schemas.payments.tables.payments.checksum = '1';
  manifest.schemas.payments.tables.events.rows = '3';
  await writeFile(file, JSON.stringify(manifest));
  const { faults } = await restore(await emptyDatabase(), target);
  assert.deepEqual(faults, [
    'payments.events: 2 rows came back of 3',
    'payments.payments: other values came back',
  ]);
});

test('nothing is restored over what is there, and half a back-up is none', async () => {
  const target = join(folder, 'again');
  await backUp(urls, target);
  await assert.rejects(restore(urls, target), /has 2 tables already/);
  await assert.rejects(backUp(urls, target), /not empty/);
  await rm(join(target, MANIFEST));
  await assert.rejects(restore(await emptyDatabase(), target), /holds no back-up/);
});

test('nobody else may read it', async () => {
  const target = join(folder, 'private');
  await backUp(urls, target);
  assert.equal((await stat(target)).mode & 0o077, 0);
});
