import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FILE_DEADLINE_MS = 180_000;

/** Paths of the scripts' own tests, which run under `node --test`: they are ECMAScript modules, as the scripts are. */
export function nodeTests(ending: string, ignored: RegExp = /$^/): string[] {
  return readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !ignored.test(name))
    .sort();
}

/** Runs one test file in a process of its own; rejects with its report when a test fails. */
export function runNodeTest(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['--test', '--test-reporter=spec', join(__dirname, name)],
      { timeout: FILE_DEADLINE_MS, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error === null) resolve();
        else reject(new Error(`${stdout}${stderr}`));
      },
    );
  });
}
