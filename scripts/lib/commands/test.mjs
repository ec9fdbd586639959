import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { LINT, TYPECHECK } from '../checks/checks.mjs';
import { runChecks } from '../checks/run-checks.mjs';
import { NURSERY } from '../process/nursery.mjs';
import { runCommand } from '../process/run-command.mjs';
import { prepare } from '../system/prepare.mjs';
import { createProgress } from '../terminal/progress.mjs';
import { failedTests, suitesToRepeat } from './repeat-unsteady.mjs';

const JEST = 'node_modules/jest/bin/jest.js';
/** What a worker may need at its worst: its own gigabyte, a whole system with its browser, and its share of the checks beside it. */
const BYTES_PER_WORKER = 4 * 1024 ** 3;
/** Tests wait for servers more than they compute: three at a time on small machines too, two where memory is short. */
const workers = () =>
  Math.max(2, availableParallelism() - 1, Math.min(3, Math.floor(totalmem() / BYTES_PER_WORKER)));

/** Where tests find their servers; they make databases and queues of their own there. */
export const testEnvironment = (env, { databaseAdminUrl, rabbitmqUrl }) => ({
  ...env,
  TEST_DATABASE_URL: env.TEST_DATABASE_URL ?? databaseAdminUrl,
  TEST_RABBITMQ_URL: env.TEST_RABBITMQ_URL ?? rabbitmqUrl,
});

/**
 * `npm test`: set-up, then every test, and types and lint in the time that tests spend waiting; jest's closing lines come last unless
 * a check failed. Arguments go to jest (`npm test -- libs/messaging`); then only the tests run.
 */
export async function test(context, { root, stateDir, env }) {
  const { terminal, progress, cleanup, argv } = context;
  const servers = await prepare({ root, stateDir, env, progress, cleanup });
  const jest = async (args) => {
    const options = { cwd: root, env: testEnvironment(env, servers), inherit: true };
    // Workers are started with the same options of Node.
    return (await runCommand(process.execPath, [NURSERY, JEST, ...args], options)).code === 0;
  };
  const all = [`--maxWorkers=${workers()}`, ...argv];
  if (argv.length > 0) return (await jest(all)) ? 0 : 1;
  const checking = runChecks([TYPECHECK, ...LINT], beside(context, root));
  const passed = await wholeRun(jest, all, terminal);
  const failed = (await checking).filter(({ ok }) => !ok).map(({ name }) => name);
  if (failed.length > 0) terminal.line(terminal.paint.red(`Failed beside the tests: ${failed.join(', ')}`));
  return passed && failed.length === 0 ? 0 : 1;
}

/** Where jest writes there is no place for a status line. */
function beside({ terminal }, root) {
  const lines = { ...terminal, interactive: false, status: () => undefined };
  return { root, terminal: lines, progress: createProgress(lines), aside: true };
}

/**
 * Every test; a few suites that failed among all others are run once more, alone. What passes then is named as unsteady: a
 * race of the test or of the product, to be found and mended.
 */
async function wholeRun(jest, args, terminal) {
  const folder = await mkdtemp(join(tmpdir(), 'tillbridge-tests-'));
  const file = join(folder, 'results.json');
  try {
    if (await jest([...args, '--json', `--outputFile=${file}`])) return true;
    const results = JSON.parse(await readFile(file, 'utf8'));
    const suites = suitesToRepeat(results);
    if (suites.length === 0) return false;
    terminal.line(terminal.paint.yellow(`Once more, alone: ${suites.join(', ')}`));
    if (!(await jest(['--runInBand', '--runTestsByPath', ...suites]))) return false;
    terminal.line(terminal.paint.yellow('Unsteady, passed only when run alone:'));
    for (const line of failedTests(results)) terminal.line(`  ${line}`);
    const { numPassedTests, numFailedTests } = results;
    terminal.line(`${numPassedTests + numFailedTests} passed, 0 failed`);
    return true;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
