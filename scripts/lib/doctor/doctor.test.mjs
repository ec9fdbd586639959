import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { CliError } from '../cli/cli-error.mjs';
import { checkEnvironment } from './check-environment.mjs';
import { checkGateway } from './check-gateway.mjs';
import { checkMachine } from './check-machine.mjs';
import { checkPublicUrl } from './check-outside.mjs';
import { judgeSkew } from './check-postgres.mjs';
import { renderFindings } from './finding.mjs';

const key = () => randomBytes(32).toString('base64');
const right = {
  DATABASE_URL: 'postgresql://x',
  DATABASE_SCHEMA: 'gateway',
  ENCRYPTION_KEY: key(),
  ADMIN_TOKEN: key(),
  PAY_LINK_KEY: key(),
};
const stateOf = (findings, check) => findings.find((one) => one.check === check)?.state;

test('a complete environment is right, and nothing of it is shown', () => {
  const findings = checkEnvironment(right);
  assert.ok(findings.every(({ state }) => state === 'ok'));
  const text = renderFindings(findings);
  for (const name of ['ENCRYPTION_KEY', 'ADMIN_TOKEN', 'PAY_LINK_KEY'])
    assert.ok(!text.includes(right[name]));
});

test('what is missing, short or a sample is named with what to do', () => {
  const wrong = [
    ['ENCRYPTION_KEY', undefined],
    ['ENCRYPTION_KEY', Buffer.alloc(16, 1).toString('base64')],
    ['ENCRYPTION_KEY', Buffer.alloc(32, 0).toString('base64')],
    ['ADMIN_TOKEN', 'changeme-changeme'],
    ['ADMIN_TOKEN', 'short'],
    ['PAY_LINK_KEY', undefined],
    ['DATABASE_SCHEMA', 'public'],
  ];
  for (const [name, value] of wrong) {
    const findings = checkEnvironment({ ...right, [name]: value });
    assert.equal(stateOf(findings, name), 'failed', `${name} ${value}`);
    assert.ok(findings.find(({ check }) => check === name).advice);
  }
  assert.equal(
    stateOf(checkEnvironment({ ...right, ENCRYPTION_KEY: `${key()},${key()}` }), 'ENCRYPTION_KEY'),
    'warning',
  );
});

test('a secret that a service has no use for is not asked of it', () => {
  const findings = checkEnvironment({ ...right, DATABASE_SCHEMA: 'reconciliation', ADMIN_TOKEN: undefined });
  assert.equal(stateOf(findings, 'ADMIN_TOKEN'), undefined);
});

test('a clock seconds off is told, one minutes off is wrong', () => {
  const at = (off) => judgeSkew('clock', 1_000_000 + off, [999_900, 1_000_100], 'Set it.').state;
  assert.deepEqual([at(0), at(-500), at(5_000), at(-600_000)], ['ok', 'ok', 'warning', 'failed']);
});

test('an old Node and a full disk are wrong', async () => {
  const space = (bavail) => async () => ({ bavail, blocks: 1_000, bsize: 4_096 });
  const states = async (version, free) =>
    (await checkMachine('.', { version, space: space(free) })).map(({ state }) => state);
  assert.deepEqual(await states('20.20.2', 500), ['ok', 'ok']);
  assert.deepEqual(await states('18.1.0', 50), ['failed', 'warning']);
  assert.deepEqual(await states('22.11.0', 1), ['failed', 'failed']);
});

test('in production shoppers come by https', async () => {
  const [finding] = await checkPublicUrl({ PUBLIC_URL: 'http://shop.example', NODE_ENV: 'production' });
  assert.equal(finding.state, 'failed');
});

const gateway = (more = {}) => ({
  url: 'http://gateway',
  list: async (path) => (path === '/stores' ? [{ id: 'shop' }] : [{ id: 'stripe', system: 'stripe' }]),
  call: async () => ({ body: { ok: true, tookMs: 12 } }),
  find: async () => ({ drift: [] }),
  ...more,
});

test('connections are tested, and the provider’s endpoint is looked at', async () => {
  const findings = await checkGateway(async () => gateway());
  assert.equal(stateOf(findings, 'connection stripe'), 'ok');
  assert.equal(stateOf(findings, 'webhooks of stripe'), 'ok');
  assert.equal(stateOf(findings, 'mail'), 'warning');
});

test('a refused connection and an endpoint that is not as it must be are wrong, with the advice of the connector', async () => {
  const refused = { ok: false, code: 'refused', message: 'Wrong key', suggestion: 'Set the key.' };
  const findings = await checkGateway(async () =>
    gateway({ call: async () => ({ body: refused }), find: async () => ({ drift: [{ field: 'events' }] }) }),
  );
  assert.deepEqual(
    findings.find(({ check }) => check === 'connection stripe'),
    { check: 'connection stripe', state: 'failed', says: 'refused: Wrong key', advice: 'Set the key.' },
  );
  assert.equal(stateOf(findings, 'webhooks of stripe'), 'failed');
});

test('no gateway is no reason to look at nothing else; one that refuses the token is wrong', async () => {
  const none = await checkGateway(async () => {
    throw new CliError('Which gateway?');
  });
  assert.deepEqual(
    none.map(({ state }) => state),
    ['skipped'],
  );
  const refusing = await checkGateway(async () =>
    gateway({
      list: async () => {
        throw new CliError('Not signed in (unauthorized)');
      },
    }),
  );
  assert.deepEqual(
    refusing.map(({ state }) => state),
    ['failed'],
  );
});
