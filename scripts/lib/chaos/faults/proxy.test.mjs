import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { seededRandom } from '../random.mjs';
import { Proxy } from './proxy.mjs';

let server;
let proxy;
let port;

before(async () => {
  server = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
after(() => server.close());

async function opened() {
  proxy = new Proxy({ host: '127.0.0.1', port: server.address().port });
  port = await proxy.start();
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Sends and answers what came back. */
async function echo(socket, text) {
  socket.write(text);
  let got = '';
  while (got.length < text.length) got += (await once(socket, 'data'))[0];
  return got;
}

test('passes both ways', async () => {
  const socket = await opened();
  assert.equal(await echo(socket, 'hello'), 'hello');
  socket.destroy();
  await proxy.stop();
});

test('in silence it takes everything and says nothing; afterwards the connection ends and a new one works', async () => {
  const socket = await opened();
  proxy.hush();
  let heard = '';
  socket.on('data', (piece) => (heard += piece));
  socket.write('lost');
  const during = connect({ host: '127.0.0.1', port });
  await once(during, 'connect');
  during.on('error', () => undefined);
  const closed = once(socket, 'close');
  proxy.speak();
  await closed;
  assert.equal(heard, '');
  const again = connect({ host: '127.0.0.1', port });
  assert.equal(await echo(again, 'back'), 'back');
  again.destroy();
  during.destroy();
  await proxy.stop();
});

test('with a loss everything comes, in order and late', async () => {
  const socket = await opened();
  proxy.lose({ share: 0.5, breaks: 0, random: seededRandom('loss') });
  for (let n = 0; n < 5; n += 1) assert.equal(await echo(socket, `piece ${n}`), `piece ${n}`);
  assert.ok(proxy.delayed > 0);
  socket.destroy();
  await proxy.stop();
});

test('a break ends both sides', async () => {
  const socket = await opened();
  proxy.lose({ share: 0.5, breaks: 1, random: () => 0 });
  socket.write('x');
  await once(socket, 'close');
  assert.equal(proxy.broken, 1);
  await proxy.stop();
});
