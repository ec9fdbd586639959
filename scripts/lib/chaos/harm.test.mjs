import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAILPOINTS } from './failpoints.mjs';
import { askedHarm, harmFor } from './harm.mjs';
import { PLANTED_BUGS } from './planted/planted-bugs.mjs';
import { seededRandom } from './random.mjs';

const asked = (options) =>
  askedHarm({ kills: 'none', failpoints: 'none', loss: '0', ...options }, seededRandom('harm'));

test('the harm of every planted bug is harm there is', () => {
  const places = FAILPOINTS.map(({ service, name }) => `${service} ${name}`);
  for (const bug of PLANTED_BUGS) {
    const harm = harmFor(bug, {});
    assert.equal(harm.faults.length, bug.harm.faults?.length ?? 0, bug.name);
    for (const { service, name } of harm.failpoints) assert.ok(places.includes(`${service} ${name}`), name);
    assert.ok(harm.faults.length + harm.failpoints.length + harm.silent.length > 0, bug.name);
    assert.equal(harm.kills, false);
  }
});

test('what is not asked for is not done', () => {
  const { everyMs, rounds, ...rest } = asked({});
  assert.ok(everyMs > 0 && rounds === 1);
  for (const [name, value] of Object.entries(rest))
    assert.ok([0, false, undefined].includes(value) || Object.keys(value).length === 0, name);
});

test('silence, skew and some failpoints are read from the command line', () => {
  assert.deepEqual(asked({ silent: 'broker,database' }).silent, ['broker', 'database']);
  assert.throws(() => asked({ silent: 'sandbox' }), /cannot fall silent/);
  assert.deepEqual(asked({ skew: 'payments=600,cms-sync=-600' }).skew, { payments: 600, 'cms-sync': -600 });
  assert.equal(asked({ failpoints: 'all' }).failpoints.length, FAILPOINTS.length);
  assert.equal(asked({ failpoints: 'all' }).everyPlace, true);
  assert.ok(asked({ failpoints: 'some' }).failpoints.length < FAILPOINTS.length);
});
