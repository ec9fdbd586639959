import { misfit } from './fits-lock.mjs';
import { runCommand } from '../process/run-command.mjs';
import { SetupError } from '../setup-error.mjs';

const TAIL_LINES = 15;
/** Nobody would read here what is known against a package, or who asks for money. */
const INSTALL = ['ci', '--no-progress', '--no-audit', '--no-fund'];

/** Node 20.19 to 20.x, or 22.12 and newer: what `engines` in package.json says. */
export function nodeFits(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
}

/**
 * Installs the packages of a folder when they are missing or do not fit its lock file.
 * @returns {Promise<'present' | 'installed'>}
 */
export async function ensureDependencies(directory, say = () => undefined) {
  if (!nodeFits(process.version)) {
    throw new SetupError(
      `Node ${process.version} is too old.`,
      'Install Node 20.19 or newer, then run the command again.',
    );
  }
  const reason = await misfit(directory);
  if (reason === undefined) return 'present';
  say(`npm ci (${reason})`);
  const { code, stdout, stderr } = await runCommand('npm', INSTALL, { cwd: directory, onLine: say });
  if (code !== 0) {
    const tail = `${stdout}\n${stderr}`.trim().split('\n').slice(-TAIL_LINES).join('\n');
    throw new SetupError(
      'The dependencies could not be installed.',
      `Run "npm ci" and look at its answer:\n${tail}`,
    );
  }
  return 'installed';
}
