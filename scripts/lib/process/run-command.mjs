import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { readLines } from './lines.mjs';

/** A third of an equal share where everybody computes: it yields, and still ends before the tests it runs beside. */
const ASIDE = 5;

/**
 * Runs a command to its end and never throws: a command that cannot be started answers code 127. One that runs aside yields to
 * whatever else the machine has to do.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, inherit?: boolean, onLine?: (line: string) => void, timeoutMs?: number, aside?: boolean, uid?: number, gid?: number}} options
 * @returns {Promise<{code: number, stdout: string, stderr: string}>}
 */
export function runCommand(command, args, options = {}) {
  const { inherit = false, aside = false, onLine, timeoutMs, ...spawnOptions } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...spawnOptions,
      stdio: inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs, killSignal: 'SIGKILL' }),
    });
    if (aside) yieldToOthers(child.pid);
    const out = [];
    const err = [];
    child.stdout?.on('data', (chunk) => out.push(chunk));
    child.stderr?.on('data', (chunk) => err.push(chunk));
    if (onLine) readLines([child.stdout, child.stderr], onLine);
    const answer = (code, extra = '') =>
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() + extra });
    child.on('error', (error) => answer(127, error.message));
    child.on('close', (code) => answer(code ?? 1));
  });
}

/** Before it has threads of its own, which inherit it. A system that refuses, or a command that is gone already, is no loss. */
function yieldToOthers(pid) {
  try {
    setPriority(pid, ASIDE);
  } catch {
    // It runs as everybody does.
  }
}

/** Whether a command exists and answers with success. */
export async function succeeds(command, args, options = {}) {
  return (await runCommand(command, args, { timeoutMs: 10_000, ...options })).code === 0;
}
