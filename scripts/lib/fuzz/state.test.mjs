import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { changedBetween, stateOf } from './state.mjs';

async function serving(answer, work) {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('what cannot be read, also because the connection ends, says nothing', async () => {
  const lost = await serving(
    (request) => request.socket.destroy(),
    (url) => stateOf(url, 'token'),
  );
  assert.deepEqual(new Set(Object.values(lost)), new Set([null]));
  const read = await serving(
    (_, response) => response.end('{}'),
    (url) => stateOf(url, 'token'),
  );
  assert.deepEqual(changedBetween(lost, read), []);
});

test('a change is named, use is none', async () => {
  const of = (text) =>
    serving(
      (_, response) => response.end(text),
      (url) => stateOf(url, 'token'),
    );
  assert.deepEqual(changedBetween(await of('{"lastUsedAt":"a"}'), await of('{"lastUsedAt":null}')), []);
  assert.ok(changedBetween(await of('1'), await of('2')).includes('orders?limit=200'));
});
