import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration, importBar, importResult } from './import-bar.mjs';

const counts = { created: 40, linked: 1, updated: 0, takenIn: 7, unchanged: 2, failed: 0 };
const progress = {
  state: 'running',
  done: 50,
  total: 200,
  listed: 200,
  ratePerSecond: 10,
  etaSeconds: 15,
  waitingFor: null,
  counts,
  failures: [],
};

test('the bar shows the part that is done, rate and time left', () => {
  assert.equal(importBar(progress), '[######..................] 50/200  10/s  15 s left');
});

test('without a total it shows what was found so far, and what it waits for', () => {
  const unknown = {
    ...progress,
    total: null,
    ratePerSecond: null,
    etaSeconds: null,
    waitingFor: 'rate-limited',
  };
  assert.equal(importBar(unknown), '[........................] 50 of at least 200  waits: rate-limited');
});

test('the result names the first failures and how many there are besides', () => {
  const failures = ['1', '2', '3'].map((externalId) => ({
    externalId,
    code: 'invalid-email',
    message: 'No.',
  }));
  const lines = importResult({ ...progress, state: 'done', counts: { ...counts, failed: 3 }, failures }, 2);
  assert.equal(lines.length, 4);
  assert.match(lines[0], /^done: 50 customers at 10\/s: 40 created, .* 3 failed$/);
  assert.equal(lines[1], '  1  invalid-email: No.');
  assert.equal(lines[3], '  and 1 more');
});

test('durations read like durations', () => {
  assert.deepEqual([12.4, 200, 3_725].map(duration), ['12 s', '3 min 20 s', '1 h 02 min']);
});
