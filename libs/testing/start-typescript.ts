import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** Runs a TypeScript file of this project as a process of its own, without a build; `argument` is its only argument. */
export function startTypeScript(file: string, argument: string): ChildProcess {
  return fork(file, [argument], {
    execArgv: ['--conditions=source', '--require', join(__dirname, 'compile-on-require.cjs')],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}
