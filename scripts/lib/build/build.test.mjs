import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { copyAssets } from './assets.mjs';
import { fingerprint } from './fingerprint.mjs';

let root;
const put = async (name, text = 'x') => {
  await mkdir(dirname(join(root, name)), { recursive: true });
  await writeFile(join(root, name), text);
};
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'tb-build-'));
  for (const name of [
    'apps/a/src/main.ts',
    'apps/a/src/mail/paid.hbs',
    'libs/c/schemas/x.json',
    'libs/c/fixtures/y.json',
    'libs/c/README.md',
    'apps/console/index.html',
  ])
    await put(name);
});
after(() => rm(root, { recursive: true }));

test('copies what runs but is not compiled, beside the compiled code', async () => {
  const count = await copyAssets(root, join(root, 'dist'), ['apps', 'libs'], (path) =>
    path.startsWith('apps/console/'),
  );
  assert.equal(count, 2);
  assert.equal(await readFile(join(root, 'dist/apps/a/src/mail/paid.hbs'), 'utf8'), 'x');
  assert.equal(await readFile(join(root, 'dist/libs/c/schemas/x.json'), 'utf8'), 'x');
});

test('the fingerprint changes with a file, a name and nothing else', async () => {
  const first = await fingerprint(root, ['apps', 'package.json']);
  assert.equal(await fingerprint(root, ['apps', 'package.json']), first);
  await utimes(join(root, 'apps/a/src/main.ts'), 1, 1);
  const touched = await fingerprint(root, ['apps', 'package.json']);
  assert.notEqual(touched, first);
  await put('apps/a/src/new.ts');
  assert.notEqual(await fingerprint(root, ['apps', 'package.json']), touched);
});
