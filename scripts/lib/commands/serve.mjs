import { SetupError } from '../setup-error.mjs';
import { launchSystem } from '../system/launch.mjs';
import { prepare } from '../system/prepare.mjs';
import { privateTarget } from '../system/private-target.mjs';
import { runDocument } from '../system/run-document.mjs';
import { readRun, removeRun, RUN_FILE, writeRun } from '../system/run-file.mjs';
import { loadSecrets } from '../system/secrets.mjs';

/**
 * A whole system that shares nothing with others, on free ports, until stopped; then nothing of it is left. Tests drive it
 * with what `run.json` and `credentials.json` in its state folder say.
 * @param {object} context see `runCommandLine`
 * @param {{root: string, stateDir: string, env: NodeJS.ProcessEnv}} place
 */
export async function serve(context, { root, stateDir, env }) {
  const { terminal, progress, cleanup } = context;
  const other = await readRun(stateDir, RUN_FILE);
  if (other !== undefined)
    throw new SetupError(`Process ${other.pid} uses ${stateDir}.`, 'Give another one.');
  const servers = await prepare({ root, stateDir, env, progress, cleanup });
  const secrets = await loadSecrets(`${stateDir}/credentials.json`);
  const target = await privateTarget({ root, servers, purpose: 'serve', secrets, cleanup });
  const onExit = (name, how) => terminal.line(terminal.paint.red(`note ${name} ${how}`));
  const { urls, configuration } = await launchSystem(
    { terminal, progress, cleanup, onExit },
    { ...target, randomPorts: true },
  );
  await writeRun(
    stateDir,
    RUN_FILE,
    runDocument({ pid: process.pid, urls, adminToken: secrets.adminToken, configuration }),
  );
  cleanup.add(RUN_FILE, () => removeRun(stateDir, RUN_FILE));
  return context.stopped;
}
