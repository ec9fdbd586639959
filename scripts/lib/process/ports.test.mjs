import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { choosePorts, freePort, isFree, isListening } from './ports.mjs';

const occupy = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen({ port, host: '127.0.0.1' }, () =>
      resolve(() => new Promise((done) => server.close(done))),
    );
  });

test('a port that is taken is replaced by a free one, and said', async () => {
  const [taken, free] = [await freePort(), await freePort()];
  const release = await occupy(taken);
  const { ports, replaced } = await choosePorts({ gateway: taken, payments: free });
  await release();
  assert.equal(ports.payments, free);
  assert.notEqual(ports.gateway, taken);
  assert.deepEqual(replaced, [{ name: 'gateway', wanted: taken, got: ports.gateway }]);
});

test('two names never get one port, and 0 means any without a word', async () => {
  const port = await freePort();
  const { ports, replaced } = await choosePorts({ one: port, two: port, three: 0, four: 0 });
  assert.equal(new Set(Object.values(ports)).size, 4);
  assert.deepEqual(
    replaced.map(({ name }) => name),
    ['two'],
  );
});

test('tells a listening port from a free one', async () => {
  const port = await freePort();
  assert.deepEqual([await isFree(port), await isListening(port)], [true, false]);
  const release = await occupy(port);
  assert.deepEqual([await isFree(port), await isListening(port)], [false, true]);
  await release();
});
