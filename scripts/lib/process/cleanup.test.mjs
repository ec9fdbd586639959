import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cleanup } from './cleanup.mjs';

test('steps run once, the last started first, and a failing one does not keep the others', async () => {
  const cleanup = new Cleanup();
  const undone = [];
  cleanup.add('server', () => undone.push('server'));
  cleanup.add('queue', () => {
    throw new Error('stuck');
  });
  cleanup.add('service', async () => undone.push('service'));
  const [failures, again] = await Promise.all([cleanup.run(), cleanup.run()]);
  assert.deepEqual(undone, ['service', 'server']);
  assert.deepEqual(
    failures.map(({ name, error }) => `${name}: ${error.message}`),
    ['queue: stuck'],
  );
  assert.equal(again, failures);
});
