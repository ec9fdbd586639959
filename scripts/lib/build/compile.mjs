import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../process/run-command.mjs';
import { SetupError } from '../setup-error.mjs';

const INCREMENTAL_STATE = 'node_modules/.cache/tsc/build.tsbuildinfo';

/** Compiles the services and libraries to `dist/`; only what changed, unless `fromScratch`. */
export async function compile(root, { fromScratch = false } = {}) {
  if (fromScratch) await rm(join(root, INCREMENTAL_STATE), { force: true });
  const compiler = join(root, 'node_modules/tsnative/bin/tsc');
  const { code, stdout, stderr } = await runCommand(
    process.execPath,
    [compiler, '-p', 'tsconfig.build.json'],
    { cwd: root },
  );
  if (code !== 0) {
    throw new SetupError(
      'The code does not compile.',
      `Correct this and run the command again:\n${stdout}${stderr}`.trimEnd(),
    );
  }
}
