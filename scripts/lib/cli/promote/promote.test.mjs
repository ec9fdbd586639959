import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  exportedForm,
  replacedSecrets,
  variableFor,
  withOverlay,
  withSecrets,
} from '../configuration-document.mjs';
import { differences, renderDifferences } from '../difference.mjs';
import { planConfiguration } from './configuration.mjs';

const configured = { configured: true };
const document = (secrets) => ({
  version: 7,
  environment: 'sandbox',
  connections: [{ id: 'stripe-1', system: 'stripe', settings: { account: 'a' }, secrets }],
  stores: [{ id: 'shop', commerce: 'kentico-1', timeZone: 'Europe/Berlin' }],
});

/** A gateway that has one configuration and takes another. */
function gateway(current) {
  const sent = [];
  return {
    sent,
    call: async (method, path, request = {}) => {
      if (method === 'GET') return { body: current, etag: '"7"' };
      sent.push({ method, path, ...request });
      return { body: { version: 8 } };
    },
  };
}

test('an export holds a placeholder for every secret and no version', () => {
  const exported = exportedForm(document({ secretKey: configured }));
  assert.equal(exported.version, undefined);
  assert.deepEqual(exported.connections[0].secrets, { secretKey: { placeholder: 'STRIPE_1_SECRET_KEY' } });
  assert.equal(variableFor('kentico.live', 'webhookSecret'), 'KENTICO_LIVE_WEBHOOK_SECRET');
});

test('lists of things with an id are compared by it, whatever their order', () => {
  const from = { stores: [{ id: 'a', zone: 'x' }, { id: 'b' }], list: [1, 2] };
  const to = { stores: [{ id: 'b' }, { id: 'a', zone: 'y' }], list: [2, 1] };
  assert.deepEqual(
    differences(from, to).map(({ path, change }) => `${change} ${path}`),
    ['changed list', 'changed stores[a].zone'],
  );
  assert.deepEqual(renderDifferences(differences({ a: 1 }, { b: 2 })), ['- a (was 1)', '+ b = 2']);
});

test('an overlay says what is otherwise in the other environment, by id; a name that is not there is refused', () => {
  const overlay = {
    environment: 'production',
    connections: { 'stripe-1': { settings: { account: 'live' } } },
    stores: { shop: { timeZone: null } },
  };
  const merged = withOverlay(document({}), overlay);
  assert.equal(merged.environment, 'production');
  assert.deepEqual(merged.connections[0].settings, { account: 'live' });
  assert.deepEqual(merged.stores, [{ id: 'shop', commerce: 'kentico-1' }]);
  assert.throws(() => withOverlay(document({}), { stores: { other: {} } }), /other/);
});

test('secrets come from variables, else stay; what neither knows is refused, all at once', () => {
  const wanted = exportedForm(document({ secretKey: configured, webhookSecret: configured }));
  const current = document({ secretKey: configured });
  const env = { STRIPE_1_WEBHOOK_SECRET: 'whsec_1' };
  assert.deepEqual(withSecrets(wanted, current, env).connections[0].secrets, {
    secretKey: configured,
    webhookSecret: 'whsec_1',
  });
  assert.throws(
    () => withSecrets(wanted, undefined, {}),
    /STRIPE_1_SECRET_KEY[\s\S]*STRIPE_1_WEBHOOK_SECRET/,
  );
});

test('a replaced secret is listed as a change, by its variable and never by its value', () => {
  const wanted = exportedForm(document({ secretKey: configured }));
  const current = document({ secretKey: configured });
  const changes = replacedSecrets(wanted, current, { STRIPE_1_SECRET_KEY: 'sk_secret' });
  assert.equal(changes.length, 1);
  assert.doesNotMatch(JSON.stringify(changes), /sk_secret/);
});

test('applying names the version it was compared with, so that another’s change is not overwritten', async () => {
  const current = document({ secretKey: configured });
  const to = gateway(current);
  const wanted = { ...exportedForm(current), environment: 'staging' };
  const { changes, apply } = await planConfiguration(to, wanted, undefined, {});
  assert.deepEqual(changes, [{ path: 'environment', change: 'changed', from: 'sandbox', to: 'staging' }]);
  await apply();
  assert.deepEqual(to.sent[0].headers, { 'if-match': '"7"' });
  assert.deepEqual(to.sent[0].body.connections[0].secrets, { secretKey: configured });
});

test('an export compared with where it came from has no difference', async () => {
  const current = document({ secretKey: configured });
  const { changes } = await planConfiguration(gateway(current), exportedForm(current), undefined, {});
  assert.deepEqual(changes, []);
});
