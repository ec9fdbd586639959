import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { freePort } from '../process/ports.mjs';
import { ensureServer } from './ensure-server.mjs';
import { readServers, rememberServer } from './servers-file.mjs';

const NO_ENGINE = join(tmpdir(), 'no-such-docker');
let stateDir;
beforeEach(async () => (stateDir = await mkdtemp(join(tmpdir(), 'tb-servers-'))));
afterEach(() => rm(stateDir, { recursive: true }));

function listen(port) {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.listen({ port, host: '127.0.0.1' }, () =>
      resolve(() => new Promise((done) => server.close(done))),
    );
  });
}

/** A kind of server whose answers are scripted: `good` lists the URLs that let us in. */
async function context({ good = [], usualPort, env = {}, docker = NO_ENGINE } = {}) {
  const port = usualPort ?? (await freePort());
  const said = [];
  const calls = { started: 0, stopped: 0 };
  const kind = {
    kind: 'postgres',
    title: 'PostgreSQL',
    variable: 'DATABASE_ADMIN_URL',
    usual: [`postgresql://u@127.0.0.1:${port}/db`],
    composeUrl: (composePort) => `compose:${composePort}`,
    probe: async (url) =>
      good.some((pattern) => url.startsWith(pattern))
        ? { ok: true, version: '17' }
        : { ok: false, reason: 'wrong password' },
    start: async () => {
      calls.started += 1;
      return {
        url: 'own:',
        port: 1,
        pid: process.pid,
        version: '17',
        stop: async () => (calls.stopped += 1),
      };
    },
  };
  const file = join(stateDir, 'servers.json');
  return {
    kind,
    root: stateDir,
    stateDir,
    file,
    env,
    say: (text) => said.push(text),
    docker,
    calls,
    said,
    port,
  };
}

test('the URL in the environment comes first', async () => {
  const given = await context({ good: ['given:'], env: { DATABASE_ADMIN_URL: 'given:' } });
  const server = await ensureServer(given);
  assert.deepEqual([server.url, server.how], ['given:', 'DATABASE_ADMIN_URL']);
});

test('a URL in the environment that does not work is named without its password, and nothing else is tried', async () => {
  const given = await context({ env: { DATABASE_ADMIN_URL: 'postgresql://u:hunter2@127.0.0.1:1/db' } });
  await assert.rejects(ensureServer(given), (error) => {
    assert.match(error.message, /DATABASE_ADMIN_URL .*wrong password.*unset it/);
    assert.doesNotMatch(error.message, /hunter2/);
    return true;
  });
  assert.equal(given.calls.started, 0);
});

test('a server on the standard port is used and never stopped', async () => {
  const given = await context({ good: ['postgresql://u@'] });
  const close = await listen(given.port);
  const server = await ensureServer(given);
  await server.stop();
  await close();
  assert.equal(server.how, 'already running');
  assert.deepEqual(given.calls, { started: 0, stopped: 0 });
});

test('a server on the standard port that refuses us is said, and one of our own is started, remembered and stopped', async () => {
  const given = await context({ good: ['own:'] });
  const close = await listen(given.port);
  const server = await ensureServer(given);
  await close();
  assert.match(given.said.join(), /cannot be used: wrong password/);
  assert.equal(server.url, 'own:');
  assert.equal((await readServers(given.file)).postgres.owner.pid, process.pid);
  await server.stop();
  assert.equal(given.calls.stopped, 1);
  assert.deepEqual(await readServers(given.file), {});
});

test('a server that another living command started is shared, not stopped', async () => {
  const given = await context({ good: ['own:'] });
  await rememberServer(given.file, 'postgres', { url: 'own:', pids: [process.pid] }, process.ppid);
  const server = await ensureServer(given);
  await server.stop();
  assert.deepEqual([server.how, given.calls.started], ['shared with another command', 0]);
});

test('a process that only got the id of a remembered one is not taken for it', async () => {
  const given = await context({ good: ['own:'] });
  await rememberServer(given.file, 'postgres', { url: 'own:', pids: [process.pid] }, process.ppid);
  const servers = await readServers(given.file);
  servers.postgres.processes[0].identity = 'earlier';
  await writeFile(given.file, JSON.stringify(servers));
  assert.match((await ensureServer(given)).how, /started/);
});

test('a container engine that answers comes before a server of our own', async () => {
  const docker = join(stateDir, 'docker');
  const log = join(stateDir, 'docker.log');
  await writeFile(docker, `#!/bin/sh\necho "$POSTGRES_PORT $@" >> ${log}\n`);
  await chmod(docker, 0o755);
  const given = await context({ good: ['compose:'], docker });
  const server = await ensureServer(given);
  assert.match(server.how, /docker compose/);
  await server.stop();
  const calls = await readFile(log, 'utf8');
  const port = server.url.split(':')[1];
  assert.match(calls, new RegExp(`^${port} compose .* up --detach --wait postgres$`, 'm'));
  assert.match(calls, /stop postgres$/m);
  assert.equal(given.calls.started, 0);
});
