import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { Places } from './places.mjs';
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
      harm: { rounds: 1, kills: true, failpoints: [] },
      places: new Places([{ service: 'payments', name: 'here' }]),
      blows: [blow],
      isOver: () => over,
      onAllHad: () => (over = true),
    });
    assert.deepEqual(armed, ['payments']);
    assert.equal(blow.seconds.length, 1);
  });
});

test('who is not running just now is armed when it is, and dies where it stands once it is up', async () => {
  await doors(new Set(), async (system) => {
    let asked = 0;
    let fired = 0;
    const restarter = {
      timesFired: () => fired,
      arm() {
        asked += 1;
        if (asked === 3) setTimeout(() => (fired = 1), 900);
        return asked === 3;
      },
    };
    const places = new Places([{ service: 'cms-sync', name: 'here' }]);
    let over = false;
    await rage({
      restarter,
      system,
      places,
      random: seededRandom('r'),
      seed: 'r',
      harm: { rounds: 1, kills: false, failpoints: [] },
      blows: [],
      isOver: () => over,
      onAllHad: () => (over = true),
    });
    assert.equal(asked, 3);
    assert.deepEqual(places.notReached, []);
  });
});

test('a blow that leads to a place finds one process of each service armed for it', async () => {
  await doors(new Set(), async (system) => {
    const armed = [];
    const restarter = {
      timesFired: () => 0,
      arm: (process, name) => armed.push(`${process.split('#')[0]} ${name}`) > 0,
    };
    let armedBefore;
    const leading = { name: 'alarm', leadsTo: 'here', strike: async () => (armedBefore = [...armed]) };
    const run = { restarter, system, random: seededRandom('r'), seed: 'r', blows: [leading] };
    for (const [failpoints, expected] of [
      [[], []],
      [[{ service: 'gateway', name: 'there' }], ['gateway here', 'payments here', 'cms-sync here']],
    ]) {
      let over = false;
      await rage({
        ...run,
        places: new Places([]),
        harm: { rounds: 1, kills: false, failpoints },
        isOver: () => over,
        onAllHad: () => (over = true),
      });
      assert.deepEqual(armedBefore, expected);
    }
  });
});
