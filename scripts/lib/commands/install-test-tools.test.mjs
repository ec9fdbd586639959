import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingTools, obstacle, quieten } from './install-test-tools.mjs';

const root = () => 0;
const apt = async () => true;

test('packages are installed by root with apt, and nobody else is asked to', async () => {
  assert.equal(await obstacle({ getuid: root, has: apt }), undefined);
  assert.match(await obstacle({ getuid: () => 1000, has: apt }), /only root/);
  assert.match(await obstacle({ getuid: root, has: async () => false }), /no apt-get/);
});

test('only what is missing is installed', async () => {
  const missing = await missingTools(async (path) => path !== '/usr/bin/hledger');
  assert.deepEqual(
    missing.map(({ packages }) => packages),
    [['hledger']],
  );
});

test('a service that came with its package is stopped, with systemd or without', async () => {
  for (const systemd of [true, false]) {
    const asked = [];
    await quieten('prometheus', async (command, args) => {
      asked.push([command, ...args].join(' '));
      return { code: command === 'systemctl' && !systemd ? 1 : 0 };
    });
    const expected = ['systemctl disable --now prometheus', 'service prometheus stop'];
    assert.deepEqual(asked, systemd ? expected.slice(0, 1) : expected);
  }
});
