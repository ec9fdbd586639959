import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failedTests, suitesToRepeat } from './repeat-unsteady.mjs';

const suite = (name, status = 'failed') => ({
  name,
  status,
  assertionResults: [{ status, fullName: `${name} holds` }],
});

test('a few failed suites are run once more; many never', () => {
  const service = suite('a.int.spec.ts');
  const passed = suite('b.spec.ts', 'passed');
  assert.deepEqual(suitesToRepeat({ testResults: [service, suite('c.e2e.spec.ts'), passed] }), [
    'a.int.spec.ts',
    'c.e2e.spec.ts',
  ]);
  const many = ['1', '2', '3', '4'].map((name) => suite(`${name}.int.spec.ts`));
  assert.deepEqual(suitesToRepeat({ testResults: many }), []);
  assert.deepEqual(suitesToRepeat({ testResults: [passed] }), []);
});

test('the report names each test that failed at first', () => {
  assert.deepEqual(failedTests({ testResults: [suite('a.int.spec.ts'), suite('b.spec.ts', 'passed')] }), [
    'a.int.spec.ts: a.int.spec.ts holds',
  ]);
});
