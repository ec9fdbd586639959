import { runCommand } from '../process/run-command.mjs';

const AT_A_TIME = 2;

/**
 * Runs checks, two at a time, and prints what the failing ones said.
 * @param {Array<{name: string, args: string[]}>} checks arguments of `node`, relative to the root
 * @param {{root: string, progress: object, terminal: object, aside?: boolean}} options aside: one at a time, in what time others leave
 * @returns {Promise<Array<{name: string, ok: boolean}>>} in the order of the checks
 */
export async function runChecks(checks, { root, progress, terminal, aside = false }) {
  const results = [];
  const waiting = [...checks.entries()];
  const runWaiting = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, check] = next;
      results[index] = await runCheck(check, { root, progress, terminal, aside });
    }
  };
  await Promise.all(Array.from({ length: aside ? 1 : AT_A_TIME }, runWaiting));
  return results;
}

async function runCheck({ name, args }, { root, progress, terminal, aside }) {
  const failed = await progress
    .step(name, async () => {
      const { code, stdout, stderr } = await runCommand(process.execPath, args, { cwd: root, aside });
      if (code !== 0) throw new Error(`${stdout}${stderr}`.trim());
    })
    .catch((error) => error);
  if (failed) terminal.line(failed.message);
  return { name, ok: failed === undefined };
}
