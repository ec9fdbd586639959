import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { rage, untilHalfAreUp } from './rage.mjs';
import { seededRandom } from './random.mjs';

const NAMES = ['gateway', 'payments', 'payments#2', 'cms-sync'];

/** Health doors of four processes, of which the named ones are shut. */
async function doors(shut, work) {
  const servers = NAMES.map((name) =>
    createServer((_, response) => {
      response.statusCode = shut.has(name) ? 503 : 200;
      response.end();
    }),
  );
  await Promise.all(
    servers.map((server) => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))),
  );
  try {
    const ports = Object.fromEntries(NAMES.map((name, index) => [name, servers[index].address().port]));
    return await work({ members: NAMES, ports });
  } finally {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  }
}

test('nobody is killed while more than half are down', async () => {
  const shut = new Set(NAMES.slice(0, 3));
  await doors(shut, async (system) => {
    let waited = true;
    const waiting = untilHalfAreUp(system, () => false).then(() => (waited = false));
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(waited, true);
    shut.delete('payments');
    await waiting;
  });
});

test('each place has its turn, on some process of its service, and then all is said to have been done', async () => {
  await doors(new Set(), async (system) => {
    const fired = new Map();
    const armed = [];
    const restarter = {
      kill: () => true,
      timesFired: (service, name) => fired.get(`${service} ${name}`) ?? 0,
      arm(process, name) {
        armed.push(process.split('#')[0]);
        fired.set(`${process.split('#')[0]} ${name}`, 1);
        return true;
      },
    };
    let over = false;
    const blow = { name: 'blow', strike: async () => undefined };
    await rage({
      restarter,
      system,
      random: seededRandom('r'),
      seed: 'r',
      harm: { rounds: 1, kills: true, failpoints: [{ service: 'payments', name: 'here' }] },
      blows: [blow],
      isOver: () => over,
      onAllHad: () => (over = true),
    });
    assert.deepEqual(armed, ['payments']);
    assert.equal(blow.seconds.length, 1);
  });
});
