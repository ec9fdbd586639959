import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SetupError } from '../setup-error.mjs';
import { ordercloudHooks } from './ordercloud-hooks.mjs';

const DRIFT = [{ object: 'webhooks/tillbridge-shop', field: 'Url', found: 'nothing', wanted: 'https://t' }];
const PLACE = { root: '/', env: {} };

async function run(action, installer, json = false) {
  const printed = [];
  const print = (text) => printed.push(text);
  const code = await ordercloudHooks(
    { positionals: [action], options: {}, json, print },
    PLACE,
    () => installer,
  );
  return { code, text: printed.join('\n') };
}

test('a drift is named and is an exit code; repairing it is none', async () => {
  const installer = { check: async () => DRIFT, install: async () => DRIFT };
  const checked = await run('check', installer);
  assert.equal(checked.code, 1);
  assert.match(checked.text, /webhooks\/tillbridge-shop +Url +nothing +https:\/\/t/);
  const installed = await run('install', installer);
  assert.equal(installed.code, 0);
  assert.match(installed.text, /1 repaired/);
  assert.deepEqual(JSON.parse((await run('check', installer, true)).text), { action: 'check', drift: DRIFT });
});

test('nothing to do is said and is well', async () => {
  const { code, text } = await run('check', { check: async () => [] });
  assert.deepEqual([code, text], [0, 'The hooks are as they should be.']);
});

test('what OrderCloud refuses is told without a stack; everything missing in one line', async () => {
  const refusal = Object.assign(new Error('OrderCloud gave no token'), {
    failureClass: 'permanent',
    suggestion: 'Check the secret.',
  });
  const refused = { check: () => Promise.reject(refusal) };
  await assert.rejects(
    run('check', refused),
    (error) => error instanceof SetupError && /Check the secret/.test(error.message),
  );
  await assert.rejects(run('wipe', refused), SetupError);
  await assert.rejects(
    ordercloudHooks({ positionals: ['check'], options: {}, json: false, print: () => undefined }, PLACE),
    /CONNECTION_ID, WEBHOOK_URL, .*ORDERCLOUD_SHOP_CLIENT_IDS missing/,
  );
});
