import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { claimPort } from './port-claims.mjs';

const inFolder = (work) => {
  const folder = mkdtempSync(join(tmpdir(), 'tillbridge-claims-'));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test('a port that a living process has claimed is left to it; the same process may ask again', () =>
  inFolder((folder) => {
    assert.equal(claimPort(3000, folder, process.ppid), true);
    assert.equal(claimPort(3000, folder), false);
    assert.equal(claimPort(3000, folder, process.ppid), true);
    assert.equal(claimPort(3001, folder), true);
  }));

test('a claim goes with its process, and one that was left behind counts for nothing', () =>
  inFolder((folder) => {
    const program = `import { claimPort } from '${new URL('./port-claims.mjs', import.meta.url)}'; claimPort(3000, '${folder}');`;
    const { pid, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program]);
    assert.equal(status, 0);
    assert.deepEqual(readdirSync(folder), []);
    assert.equal(claimPort(3000, folder, pid), true);
    assert.equal(claimPort(3000, folder), true);
  }));

test('a folder that takes no files is no reason not to start', () => {
  assert.equal(claimPort(3000, '/does/not/exist'), true);
});
