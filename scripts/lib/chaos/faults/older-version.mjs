import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../build/build.mjs';
import { runCommand } from '../../process/run-command.mjs';
import { SetupError } from '../../setup-error.mjs';
import { roll } from '../rage.mjs';

/** What the services of a version are made of, and the scripts that know its configuration; its console is not needed. */
const SOURCES = ['apps', 'libs', 'scripts', 'workflows', 'package.json', 'package-lock.json', '.swcrc'];
const CONFIGURATIONS = ['tsconfig.json', 'tsconfig.build.json'];
const NOT_SHARED = new Set(['.cache']);

/** The packages of this version, without what its compiler remembers. */
async function sharePackages(root, folder) {
  const from = join(root, 'node_modules');
  const to = join(folder, 'node_modules');
  await mkdir(join(to, '.cache', 'tsc'), { recursive: true });
  for (const name of await readdir(from))
    if (!NOT_SHARED.has(name)) await symlink(join(from, name), join(to, name));
}

/**
 * The services of an earlier version, compiled in a folder of their own from the history of the repository.
 * @returns {Promise<{folder: string, configure: Function}>} the folder to start them from, and how that version was configured
 */
export async function olderVersion({ root, ref, cleanup, progress }) {
  const folder = await mkdtemp(join(tmpdir(), 'tillbridge-older-'));
  cleanup.add('older version', () => rm(folder, { recursive: true, force: true }));
  const paths = [...SOURCES, ...CONFIGURATIONS, ':(exclude)apps/console']
    .map((path) => `'${path}'`)
    .join(' ');
  const script = `git -C "$1" archive "$2" -- ${paths} | tar -x -C "$3"`;
  const { code, stderr } = await runCommand('bash', [
    '-o',
    'pipefail',
    '-c',
    script,
    'bash',
    root,
    ref,
    folder,
  ]);
  if (code !== 0) throw new SetupError(`There is no version ${ref} here.`, stderr.trim());
  await sharePackages(root, folder);
  await progress.step(`Build of ${ref}`, (say) => build(folder, say));
  const { configure } = await import(join(folder, 'scripts/lib/system/configure.mjs'));
  return { folder, configure };
}

/** The way of an upgrade: tables and queues first, while the older code runs on them, then one process after the other. */
export const upgrade = ({ target, root, system, restarter }) => ({
  name: 'upgrade',
  row: 'F26',
  async strike() {
    target.root = root;
    await system.migrate();
    await roll({ restarter, system });
  },
});
