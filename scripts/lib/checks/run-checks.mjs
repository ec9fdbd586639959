import { runCommand } from '../process/run-command.mjs';

/**
 * Runs checks and prints what the failing ones said.
 * @param {Array<{name: string, args: string[]}>} checks arguments of `node`, relative to the root
 * @returns {Promise<Array<{name: string, ok: boolean}>>}
 */
export async function runChecks(checks, { root, progress, terminal }) {
  const results = [];
  for (const { name, args } of checks) {
    const failed = await progress
      .step(name, async () => {
        const { code, stdout, stderr } = await runCommand(process.execPath, args, { cwd: root });
        if (code !== 0) throw new Error(`${stdout}${stderr}`.trim());
      })
      .catch((error) => error);
    if (failed) terminal.line(failed.message);
    results.push({ name, ok: failed === undefined });
  }
  return results;
}
