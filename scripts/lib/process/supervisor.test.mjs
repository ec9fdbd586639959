import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from './ports.mjs';
import { isAlive, waitForExit } from './stop-process.mjs';
import { Supervisor } from './supervisor.mjs';

const FIXTURE = fileURLToPath(new URL('./fixtures/service.mjs', import.meta.url));

async function started(env = {}) {
  const lines = [];
  const exits = [];
  const supervisor = new Supervisor({
    onLine: (name, line) => lines.push(`${name}: ${line}`),
    onExit: (name, how) => exits.push(`${name} ${how}`),
  });
  const port = await freePort();
  supervisor.start({
    name: 'shop',
    command: process.execPath,
    args: [FIXTURE],
    env: { PORT: String(port), ...env },
  });
  return {
    supervisor,
    lines,
    exits,
    url: `http://127.0.0.1:${port}/health/ready`,
    pid: supervisor.pid('shop'),
  };
}

test('a process is ready when its health answers, and its lines carry its name', async () => {
  const { supervisor, lines, url, pid } = await started();
  await supervisor.ready('shop', url);
  assert.deepEqual(lines, ['shop: listening']);
  assert.deepEqual(supervisor.running, ['shop']);
  assert.deepEqual(await supervisor.stopAll(), { shop: 'stopped' });
  assert.equal(isAlive(pid), false);
});

test('a process that ends before it is ready is told at once, with its last words', async () => {
  const { supervisor, url } = await started({ FAIL: 'no such database' });
  await assert.rejects(
    supervisor.ready('shop', url, 20_000),
    /shop is not ready: ended with code 3\n {2}no such database/,
  );
});

test('a process that ends by itself is reported; one that we stop is not', async () => {
  const { supervisor, exits, url, pid } = await started();
  await supervisor.ready('shop', url);
  process.kill(pid, 'SIGKILL');
  await supervisor.ready('shop', url).catch(() => undefined);
  assert.deepEqual(exits, ['shop was ended by SIGKILL']);
  assert.deepEqual(supervisor.running, []);

  const other = await started();
  await other.supervisor.ready('shop', other.url);
  await other.supervisor.stopAll();
  assert.deepEqual(other.exits, []);
});

test('a process that does not heed is killed at the deadline, with its children', async () => {
  const { supervisor, lines, url, pid } = await started({ DEAF: '1' });
  await supervisor.ready('shop', url);
  const child = Number(/child (\d+)/.exec(lines.join('\n'))[1]);
  assert.deepEqual(await supervisor.stopAll(300), { shop: 'killed' });
  assert.equal(isAlive(pid), false);
  assert.equal(await waitForExit(child, 5_000), true);
});
