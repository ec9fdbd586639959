import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { inProject, ROOT } from '../project.mjs';
import { buildConsole } from './console.mjs';
import { firstView } from './first-view.mjs';

const MOST_BYTES = 300_000;

before(() => buildConsole(ROOT));

for (const page of ['overview-page', 'orders-page']) {
  test(`${page} comes with less than 300 kB of compressed script, without canvas and editor`, async () => {
    const { bytes, files } = await firstView(inProject('dist/apps/console'), page);
    assert.ok(bytes < MOST_BYTES, `${bytes} bytes: ${JSON.stringify(files, null, 2)}`);
    // So little would mean that the files were not found.
    assert.ok(bytes > 50_000, `${bytes} bytes`);
    const heavy = Object.keys(files).filter((name) => /^(flow|editor|designer)-/.test(name));
    assert.deepEqual(heavy, []);
  });
}
