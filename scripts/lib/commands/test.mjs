import { availableParallelism } from 'node:os';
import { LINT, TYPECHECK } from '../checks/checks.mjs';
import { runChecks } from '../checks/run-checks.mjs';
import { runCommand } from '../process/run-command.mjs';
import { prepare } from '../system/prepare.mjs';

const JEST = 'node_modules/jest/bin/jest.js';
/** Tests wait for servers more than they compute: two at a time even on small machines. */
const workers = () => Math.max(2, availableParallelism() - 1);

/** Where tests find their servers; they make databases and queues of their own there. */
export const testEnvironment = (env, { databaseAdminUrl, rabbitmqUrl }) => ({
  ...env,
  TEST_DATABASE_URL: env.TEST_DATABASE_URL ?? databaseAdminUrl,
  TEST_RABBITMQ_URL: env.TEST_RABBITMQ_URL ?? rabbitmqUrl,
});

/**
 * `npm test`: set-up, types, lint, then every test; jest's closing lines come last unless a check failed before.
 * Arguments go to jest (`npm test -- libs/messaging`); then only the tests run.
 */
export async function test(context, { root, stateDir, env }) {
  const { terminal, progress, cleanup, argv } = context;
  const servers = await prepare({ root, stateDir, env, progress, cleanup });
  const checks = argv.length > 0 ? [] : await runChecks([TYPECHECK, ...LINT], { root, progress, terminal });
  const jest = await runCommand(process.execPath, [JEST, `--maxWorkers=${workers()}`, ...argv], {
    cwd: root,
    env: testEnvironment(env, servers),
    inherit: true,
  });
  const failed = checks.filter(({ ok }) => !ok).map(({ name }) => name);
  if (failed.length > 0) terminal.line(terminal.paint.red(`Failed before the tests: ${failed.join(', ')}`));
  return jest.code === 0 && failed.length === 0 ? 0 : 1;
}
