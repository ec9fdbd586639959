import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import { inProject, ROOT } from '../project.mjs';

/** A TypeScript project of its own: in the whole project every rule that knows types would first read all of it. */
const STYLE = 'scripts/lib/checks/fixtures/style';
const FOLDER = inProject(STYLE);
const eslint = new ESLint({ cwd: ROOT, ignore: false });
const withoutPlugin = (rule) => rule?.split('/').at(-1);

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && name !== 'good.ts')) {
  const [rule] = file.split('.');
  test(`the rule ${rule} bites on ${file}`, async () => {
    const [result] = await eslint.lintFiles([join(FOLDER, file)]);
    assert.deepEqual([...new Set(result.messages.map(({ ruleId }) => withoutPlugin(ruleId)))], [rule]);
  });
}

test('code as it should be passes', async () => {
  const [result] = await eslint.lintFiles([join(FOLDER, 'good.ts')]);
  assert.deepEqual(result.messages, []);
});

const lines = (count) => `${'export {};\n'.repeat(count)}`;
const longLines = async (text, filePath) => {
  const [result] = await eslint.lintText(text, { filePath: inProject(filePath) });
  return result.messages.some(({ ruleId }) => ruleId === 'max-lines');
};

test('a file of code has at most 400 lines, a test 600', async () => {
  const code = `${STYLE}/good.ts`;
  assert.equal(await longLines(lines(400), code), false);
  assert.equal(await longLines(lines(401), code), true);
  const spec = `${STYLE}/specs/good.ts`;
  assert.equal(await longLines(lines(600), spec), false);
  assert.equal(await longLines(lines(601), spec), true);
});

test('config.ts may read the environment', async () => {
  const environment = await eslint.calculateConfigForFile(inProject('apps/gateway/src/config.ts'));
  assert.equal(JSON.stringify(environment.rules['no-restricted-syntax']).includes('process'), false);
});
