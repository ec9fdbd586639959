import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedInput, playMappingTwin } from './play-mapping-twin.mjs';

const document = { id: 'm', tests: [{ input: { order: { number: 'A-1', lines: [{ sku: 'X' }] } } }] };
/** A gateway whose mapping needs a number of letters. */
const gateway = (answer) => ({
  call: async (_method, _path, { body }) => {
    const faults = answer(body.sample);
    return { body: { faults } };
  },
});

test('one place of an input is changed, the same for the same seed, and the input itself stays', () => {
  const input = document.tests[0].input;
  const before = JSON.stringify(input);
  const changes = Array.from({ length: 40 }, (_, round) => changedInput(input, 'seed', round));
  assert.equal(JSON.stringify(input), before);
  assert.deepEqual(
    changes,
    Array.from({ length: 40 }, (_, round) => changedInput(input, 'seed', round)),
  );
  assert.ok(changes.some(({ change }) => change.endsWith('left out')));
  assert.ok(new Set(changes.map(({ change }) => change)).size > 10);
});

test('what has no answer is told once per field and code, with an example', async () => {
  const strict = gateway((sample) =>
    typeof sample.order?.number === 'string' ? [] : [{ field: 'number', code: 'required', expected: 'text' }],
  );
  const { played, refused, crashed } = await playMappingTwin(strict, document, { rounds: 80 });
  assert.equal(played, 80);
  assert.equal(crashed, false);
  assert.equal(refused.length, 1);
  assert.match(refused[0].change, /order/);
  assert.ok(refused[0].times > 1);
});

test('a trial that breaks is told as such; a refused request ends it', async () => {
  const failing = (status) => ({
    call: async () => {
      throw Object.assign(new Error('no'), { status });
    },
  });
  assert.equal((await playMappingTwin(failing(500), document, { rounds: 3 })).crashed, true);
  await assert.rejects(playMappingTwin(failing(422), document, { rounds: 3 }), /no/);
});

test('a mapping without examples needs an input', async () => {
  await assert.rejects(
    playMappingTwin(
      gateway(() => []),
      { id: 'm' },
      { rounds: 3 },
    ),
    /--input/,
  );
  const inputs = [{ a: 1 }];
  assert.equal(
    (
      await playMappingTwin(
        gateway(() => []),
        { id: 'm' },
        { inputs, rounds: 3 },
      )
    ).played,
    3,
  );
});
