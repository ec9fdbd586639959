import { readFile } from 'node:fs/promises';
import { runCommand } from './run-command.mjs';

/** Where the start time stands in /proc/<pid>/stat, counted from after the program's name. */
const START_TIME = 19;

/**
 * What tells a process from a later one that got the same id: when it was started. Undefined when it is gone.
 * @param {number} pid
 */
export async function identityOf(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat !== undefined) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_TIME];
  const { code, stdout } = await runCommand('ps', ['-o', 'lstart=', '-p', String(pid)]);
  return code === 0 ? stdout.trim() : undefined;
}
