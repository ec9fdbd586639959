import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { environmentOf } from './environment.mjs';
import { runDocument } from './run-document.mjs';
import { readRun, removeRun, writeRun } from './run-file.mjs';
import { sandboxConfiguration } from './sandbox-configuration.mjs';
import { generateSecrets, loadSecrets } from './secrets.mjs';
import { SERVICES } from './services.mjs';
import { urlsOf } from './urls.mjs';

const names = [
  'gateway',
  'orchestrator',
  'payments',
  'cms-sync',
  'reconciliation',
  'sandbox',
  'stripe',
  'kentico',
  'erpnext',
  'smtp',
  'ordercloud',
  'xc',
  'hubspot',
];
const ports = Object.fromEntries(names.map((name, index) => [name, 4000 + index]));
const urls = urlsOf(ports);
const secrets = generateSecrets();
const system = {
  ports,
  databaseUrls: Object.fromEntries(SERVICES.map(({ schema }) => [schema, `postgresql://${schema}@h/db`])),
  rabbitmqUrl: 'amqp://h',
  prefix: 'demo-1-',
  secrets,
  publicUrl: urls.gateway,
  sandboxDataDir: '/data',
};
const folder = (work) =>
  mkdtemp(join(tmpdir(), 'tb-system-')).then((dir) => work(dir).finally(() => rm(dir, { recursive: true })));

test('a service sees its own database, the gateway alone the admin token, nobody our environment', () => {
  for (const app of SERVICES) {
    const env = environmentOf(app, system, { PATH: '/bin', AWS_SECRET: 'x', LOG_LEVEL: 'debug' });
    assert.equal(env.DATABASE_URL, `postgresql://${app.schema}@h/db`);
    assert.equal(env.DATABASE_SCHEMA, app.schema);
    assert.equal(env.PORT, String(ports[app.name]));
    assert.equal('ADMIN_TOKEN' in env, app.name === 'gateway');
    assert.equal('PAY_LINK_KEY' in env, ['gateway', 'payments'].includes(app.name));
    assert.equal('AWS_SECRET' in env, false);
    assert.equal(env.LOG_LEVEL, 'debug');
  }
});

test('the sandbox gets its ports and credentials but no database', () => {
  const env = environmentOf({ name: 'sandbox', schema: undefined }, system, {});
  assert.equal(env.STRIPE_PORT, String(ports.stripe));
  assert.equal(env.STRIPE_SECRET_KEY, secrets.stripe.secretKey);
  assert.equal('DATABASE_URL' in env || 'ENCRYPTION_KEY' in env, false);
});

test('every store of the configuration names connections that exist', () => {
  const { connections, stores } = sandboxConfiguration({ urls, secrets, accounts: { 1100: 'x' } });
  const ids = new Set(connections.map(({ id }) => id));
  assert.equal(ids.size, connections.length);
  for (const store of stores) {
    for (const role of ['commerce', 'payment', 'erp', 'mail'])
      assert.ok(ids.has(store[role]), `${store.id}.${role}`);
    assert.ok(store.crm === null || ids.has(store.crm), `${store.id}.crm`);
  }
  assert.deepEqual(
    stores.map(({ id, capture }) => [id, capture.mode]),
    [
      ['demo-kentico', 'automatic'],
      ['demo-kentico-manual', 'manual'],
      ['demo-ordercloud', 'automatic'],
      ['demo-xc', 'automatic'],
    ],
  );
});

test('run.json has the agreed form', () => {
  const configuration = sandboxConfiguration({ urls, secrets, accounts: {} });
  const run = runDocument({ pid: 7, urls, adminToken: 't', configuration });
  assert.deepEqual(Object.keys(run), ['version', 'pid', 'urls', 'adminToken', 'connections', 'stores']);
  assert.deepEqual(Object.keys(run.urls), [
    'gateway',
    'orchestrator',
    'payments',
    'cmsSync',
    'reconciliation',
    'sandbox',
    'mail',
  ]);
  const stripe = run.connections.find(({ system: name }) => name === 'stripe');
  assert.equal(stripe.webhookUrl, `${urls.gateway}/webhooks/${stripe.id}`);
  assert.equal(stripe.secrets.webhookSecret, secrets.stripe.webhookSecret);
  for (const { commerce } of run.stores) assert.ok(run.connections.some(({ id }) => id === commerce));
});

test('a run file is private, believed only while its process lives, and removed by its owner alone', () =>
  folder(async (dir) => {
    await writeRun(dir, 'run.json', { pid: process.pid });
    assert.equal((await stat(join(dir, 'run.json'))).mode & 0o777, 0o600);
    await removeRun(dir, 'run.json', process.pid + 1);
    assert.deepEqual(await readRun(dir, 'run.json'), { pid: process.pid });
    await removeRun(dir, 'run.json');
    assert.equal(await readRun(dir, 'run.json'), undefined);
    await writeRun(dir, 'run.json', { pid: 2 ** 22 + 1 });
    assert.equal(await readRun(dir, 'run.json'), undefined);
  }));

test('secrets are drawn once, kept privately, and completed when a new one is needed', () =>
  folder(async (dir) => {
    const file = join(dir, 'credentials.json');
    const first = await loadSecrets(file);
    assert.deepEqual(await loadSecrets(file), first);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.equal(Buffer.from(JSON.parse(await readFile(file, 'utf8')).encryptionKey, 'base64').length, 32);
  }));
