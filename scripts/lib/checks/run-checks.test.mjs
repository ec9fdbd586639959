import assert from 'node:assert/strict';
import { getPriority } from 'node:os';
import { test } from 'node:test';
import { inProject } from '../project.mjs';
import { runChecks } from './run-checks.mjs';

/** A check that ends with the given code. */
const check = (name, code) => ({
  name,
  args: ['-e', `console.log('said by ${name}'); process.exit(${code})`],
});

test('every check runs, at most two at a time; what failed is told, in the order of the checks', async () => {
  const said = [];
  let running = 0;
  let most = 0;
  const progress = {
    step: async (_name, work) => {
      running += 1;
      most = Math.max(most, running);
      return work().finally(() => (running -= 1));
    },
  };
  const results = await runChecks([check('a', 0), check('b', 1), check('c', 0), check('d', 2)], {
    root: inProject(),
    progress,
    terminal: { line: (text) => said.push(text) },
  });
  assert.deepEqual(
    results.map(({ name, ok }) => [name, ok]),
    [
      ['a', true],
      ['b', false],
      ['c', true],
      ['d', false],
    ],
  );
  assert.deepEqual(said.sort(), ['said by b', 'said by d']);
  assert.equal(most, 2);
});

test('aside they run one at a time and yield to others', async () => {
  const said = [];
  const running = { now: 0, most: 0 };
  const progress = {
    step: async (_name, work) => {
      running.now += 1;
      running.most = Math.max(running.most, running.now);
      return work().finally(() => (running.now -= 1));
    },
  };
  const priority = (name) => ({
    name,
    args: ['-e', `console.log(require('os').getPriority()); process.exit(1)`],
  });
  await runChecks([priority('a'), priority('b')], {
    root: inProject(),
    progress,
    terminal: { line: (text) => said.push(Number(text)) },
    aside: true,
  });
  assert.equal(running.most, 1);
  assert.equal(said.length, 2);
  assert.ok(
    said.every((each) => each > getPriority()),
    `as important as others: ${said}`,
  );
});
