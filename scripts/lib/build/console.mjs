import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureDependencies } from '../dependencies/ensure-dependencies.mjs';
import { runCommand } from '../process/run-command.mjs';
import { SetupError } from '../setup-error.mjs';
import { fingerprint } from './fingerprint.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

const CONSOLE = 'apps/console';
const exists = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Builds the operators' console with its own tools into `dist/apps/console`, when it has changed. */
export async function buildConsole(root, say = () => undefined) {
  const directory = join(root, CONSOLE);
  if (!(await exists(join(directory, 'package.json')))) return 'absent';
  const outDir = join(root, 'dist', CONSOLE);
  const digest = await fingerprint(root, [CONSOLE]);
  if ((await exists(join(outDir, 'index.html'))) && (await readStamp(root, 'console')) === digest)
    return 'unchanged';
  if (await exists(join(directory, 'package-lock.json'))) await ensureDependencies(directory, say);
  say('console');
  const { code, stdout, stderr } = await runCommand(
    'npm',
    ['run', 'build', '--', '--outDir', outDir, '--emptyOutDir'],
    { cwd: directory },
  );
  if (code !== 0) throw new SetupError('The console does not build.', `${stdout}${stderr}`.trimEnd());
  await writeStamp(root, 'console', digest);
  return 'built';
}
