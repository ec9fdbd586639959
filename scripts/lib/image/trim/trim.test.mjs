import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../project.mjs';
import { COMMANDS } from './commands.mjs';
import { isNeedlessInCode, isNeedlessInPackages } from './needless.mjs';
import { reachable, relativeImports } from './reachable.mjs';
import { trim } from './trim.mjs';

test('of the packages, what a process reads stays, with the licences', () => {
  const stays = [
    'node_modules/pg/lib/index.js',
    'node_modules/pg/LICENSE',
    'node_modules/pg/README.md',
    'node_modules/@nestjs/core/package.json',
    'node_modules/rxjs/dist/cjs/testing/index.js',
    'node_modules/find-my-way/lib/test/strategy.js',
    'node_modules/argon2/prebuilds/linux-arm64/argon2.armv8.glibc.node',
    'node_modules/test/index.js',
  ];
  assert.deepEqual(stays.filter(isNeedlessInPackages), []);
});

test('of the packages, what was made for a compiler, an author or another system goes', () => {
  const goes = [
    'node_modules/pg/lib/index.js.map',
    'node_modules/zod/index.d.cts',
    'node_modules/zod/src/index.ts',
    'node_modules/fastify/test/a.test.js',
    'node_modules/@fastify/static/test/a.js',
    'node_modules/fastify/node_modules/find-my-way/benchmark/run.js',
    'node_modules/stripe/CHANGELOG.md',
    'node_modules/typeorm/browser/index.js',
    'node_modules/argon2/prebuilds/win32-x64/argon2.glibc.node',
  ];
  assert.deepEqual(goes.filter(isNeedlessInPackages), goes);
});

test('our own code keeps all but maps and types', () => {
  const paths = [
    'dist/apps/gateway/src/main.js',
    'dist/a.js.map',
    'dist/a.d.ts',
    'dist/apps/sandbox/test/a.js',
  ];
  assert.deepEqual(paths.filter(isNeedlessInCode), ['dist/a.js.map', 'dist/a.d.ts']);
});

test('imports of neighbours are found in every form', () => {
  const source = `import a from './a.mjs';\nimport {\n  b,\n} from "../b.mjs";\nexport { c } from './c.mjs';
import './d.mjs';\nconst e = await import('./e.mjs');\nimport pg from 'pg';`;
  assert.deepEqual(relativeImports(source), ['./a.mjs', '../b.mjs', './c.mjs', './d.mjs', './e.mjs']);
});

test('modules that import each other are each found once', async () => {
  const files = { '/s/a.mjs': `import './lib/b.mjs'`, '/s/lib/b.mjs': `import '../a.mjs'`, '/s/c.mjs': '' };
  const found = await reachable(['/s/a.mjs'], async (path) => files[path]);
  assert.deepEqual([...found], ['/s/a.mjs', '/s/lib/b.mjs']);
});

test('the commands of the image exist, and their modules too', async () => {
  const found = await reachable(COMMANDS.map((name) => inProject('scripts', `${name}.mjs`)));
  assert.ok(found.has(inProject('scripts/lib/provision/migrate.mjs')));
  assert.deepEqual(
    [...found].filter((path) => /chaos|bench|\.test\./.test(path)),
    [],
  );
});

test('files go, and folders that are empty then; nothing else', async () => {
  const root = await mkdtemp(join(tmpdir(), 'tb-trim-'));
  for (const path of ['dist/a/b/x.map', 'dist/a/y.js', 'dist/c/z.map', 'other/x.map']) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), '');
  }
  assert.equal(await trim(root, 'dist', isNeedlessInCode), 2);
  assert.deepEqual((await readdir(root, { recursive: true })).sort(), [
    'dist',
    'dist/a',
    'dist/a/y.js',
    'other',
    'other/x.map',
  ]);
  await rm(root, { recursive: true });
});
