import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { nodeFits } from './ensure-dependencies.mjs';
import { misfit } from './fits-lock.mjs';

async function project(locked, installed) {
  const directory = await mkdtemp(join(tmpdir(), 'tb-lock-'));
  await writeFile(join(directory, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...locked } }));
  if (installed) {
    await mkdir(join(directory, 'node_modules'));
    await writeFile(
      join(directory, 'node_modules/.package-lock.json'),
      JSON.stringify({ packages: installed }),
    );
  }
  const reason = await misfit(directory);
  await rm(directory, { recursive: true });
  return reason;
}

const pg = { 'node_modules/pg': { version: '8.0.0' } };

test('installed as locked fits; a missing package of another platform does not matter', async () => {
  const optional = { 'node_modules/other-platform': { version: '1.0.0', optional: true } };
  assert.equal(await project({ ...pg, ...optional }, pg), undefined);
});

test('says what does not fit', async () => {
  assert.equal(await project(pg, undefined), 'node_modules is missing');
  assert.equal(await project(pg, {}), 'node_modules/pg is missing');
  const older = { 'node_modules/pg': { version: '7.0.0' } };
  assert.equal(await project(pg, older), 'node_modules/pg is 7.0.0, not 8.0.0');
});

test('knows which versions of Node fit', () => {
  const fits = ['v20.19.0', 'v20.20.2', 'v22.12.0', 'v24.0.0'].map(nodeFits);
  const not = ['v18.20.0', 'v20.18.9', 'v21.0.0', 'v22.11.0'].map(nodeFits);
  assert.deepEqual([...fits, ...not], [true, true, true, true, false, false, false, false]);
});
