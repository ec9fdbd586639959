import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../project.mjs';
import { runCommand } from '../process/run-command.mjs';

const FIXTURES = inProject('scripts/lib/checks/fixtures/imports');
const CONFIG = inProject('.dependency-cruiser.cjs');
const { forbidden } = createRequire(import.meta.url)(CONFIG);

const cruise = (...options) =>
  runCommand(
    process.execPath,
    [inProject('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', CONFIG, ...options],
    { cwd: FIXTURES },
  );
const { stdout } = await cruise('--output-type', 'json', 'apps', 'libs');
const { summary } = JSON.parse(stdout);
const broken = summary.violations.map(({ rule, from }) => ({ rule: rule.name, file: basename(from) }));

test('bad imports fail the command', async () => {
  assert.notEqual((await cruise('apps', 'libs')).code, 0);
});

for (const { name } of forbidden) {
  test(`the rule ${name} bites on the import made to break it`, () => {
    assert.ok(
      broken.some(({ rule, file }) => rule === name && file.startsWith(name)),
      `no violation of ${name} in ${join('imports', `${name}*`)}`,
    );
  });
}

test('a connector is refused both its neighbour and messaging', () => {
  const files = broken.filter(({ rule }) => rule === 'connector-imports').map(({ file }) => file);
  assert.deepEqual(files.sort(), ['connector-imports.messaging.ts', 'connector-imports.ts']);
});

test('allowed imports pass', () => {
  assert.deepEqual(
    broken.filter(({ file }) => file.startsWith('good')),
    [],
  );
});
