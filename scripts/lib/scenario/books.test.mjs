import assert from 'node:assert/strict';
import { test } from 'node:test';
import { booksAreWhole } from './books.mjs';

const entry = (id, { debit = 100, credit = 100, state = 'posted' } = {}) => ({
  key: `stripe:${id}`,
  state,
  lines: [
    { debit, credit: 0 },
    { debit: 0, credit },
  ],
});

test('every movement has its balanced, posted entry', () => {
  assert.equal(booksAreWhole([{ id: 'txn_1' }, { id: 'txn_2' }], [entry('txn_2'), entry('txn_1')]), true);
  assert.equal(booksAreWhole([], []), true);
});

test('a missing, doubled, foreign, unbalanced, empty or unposted entry is a fault', () => {
  const movements = [{ id: 'txn_1' }];
  assert.equal(booksAreWhole(movements, []), false);
  assert.equal(booksAreWhole(movements, [entry('txn_1'), entry('txn_1')]), false);
  assert.equal(booksAreWhole(movements, [entry('txn_9')]), false);
  assert.equal(booksAreWhole(movements, [entry('txn_1', { credit: 99 })]), false);
  assert.equal(booksAreWhole(movements, [entry('txn_1', { debit: 0, credit: 0 })]), false);
  assert.equal(booksAreWhole(movements, [entry('txn_1', { state: 'recorded' })]), false);
  assert.equal(booksAreWhole([], [entry('txn_1')]), false);
});
