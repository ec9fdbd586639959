import assert from 'node:assert/strict';
import { test } from 'node:test';
import { provision } from './provision.mjs';

const target = { root: '/of/a/version' };
const urls = { gateway: 'postgresql://gateway' };

/** Steps whose queues are there when `declared` says so; `made` is what has been made. */
function steps(declared) {
  const made = [];
  return {
    made,
    queues: () => declared.then(() => made.push('queues')),
    roles: async () => (made.push('roles'), urls),
    tables: async (given, root) => (made.push('tables'), [`${given.gateway} ${root}`]),
  };
}

test('nobody has tables before every queue is there, for what is published then would be lost', async () => {
  let declare;
  const all = steps(new Promise((resolve) => (declare = resolve)));
  const provisioned = provision(target, all);
  await new Promise(setImmediate);
  assert.deepEqual(all.made, ['roles']);
  declare();
  assert.deepEqual(await provisioned, { urls, ran: ['postgresql://gateway /of/a/version'] });
  assert.deepEqual(all.made, ['roles', 'queues', 'tables']);
});

test('a broker that refuses a queue leaves the tables as they are', async () => {
  const all = steps(Promise.reject(new Error('inequivalent arg')));
  await assert.rejects(provision(target, all), /inequivalent arg/);
  assert.deepEqual(all.made, ['roles']);
});
