import { readLines } from './lines.mjs';
import { spawnOwned } from './spawn-owned.mjs';
import { stopProcess } from './stop-process.mjs';
import { waitUntil } from './wait-until.mjs';

const READY_DEADLINE_MS = 60_000;
const PROBE_TIMEOUT_MS = 2_000;
const STOP_DEADLINE_MS = 12_000;
const KEPT_LINES = 20;

async function answersOk(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/**
 * Starts processes, tells when each is ready and when one ends, and stops those it started. It restarts nothing:
 * a service that ends by itself is news for the reader of the log.
 */
export class Supervisor {
  #processes = new Map();
  #stopping = false;

  /** @param {{onLine: (name: string, line: string) => void, onExit?: (name: string, how: string) => void}} listeners */
  constructor({ onLine, onExit = () => undefined }) {
    this.onLine = onLine;
    this.onExit = onExit;
  }

  /**
   * @param {{name: string, command: string, args: string[], env: NodeJS.ProcessEnv, cwd?: string}} process
   * @returns {number | undefined} the process id
   */
  start({ name, command, args, env, cwd }) {
    const child = spawnOwned(command, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const entry = { child, ended: undefined, tail: [] };
    this.#processes.set(name, entry);
    readLines([child.stdout, child.stderr], (line) => {
      entry.tail.push(line);
      if (entry.tail.length > KEPT_LINES) entry.tail.shift();
      this.onLine(name, line);
    });
    const end = (how) => {
      if (entry.ended !== undefined) return;
      entry.ended = how;
      if (!this.#stopping) this.onExit(name, how);
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) =>
      end(signal === null ? `ended with code ${code}` : `was ended by ${signal}`),
    );
    return child.pid;
  }

  /** Resolves when the health URL answers 2xx; rejects at once when the process ends before, with its last words. */
  async ready(name, healthUrl, deadlineMs = READY_DEADLINE_MS) {
    const entry = this.#processes.get(name);
    try {
      await waitUntil(() => answersOk(healthUrl), {
        deadlineMs,
        what: `${name} is not ready`,
        giveUp: () => entry.ended,
      });
    } catch (error) {
      throw new Error(`${error.message}\n${entry.tail.map((line) => `  ${line}`).join('\n')}`.trimEnd());
    }
  }

  /** Names of the processes that still run. */
  get running() {
    return [...this.#processes].filter(([, { ended }]) => ended === undefined).map(([name]) => name);
  }

  pid(name) {
    return this.#processes.get(name)?.child.pid;
  }

  /** Asks every process to end, all at once, and ends those that do not by the deadline. */
  async stopAll(deadlineMs = STOP_DEADLINE_MS) {
    this.#stopping = true;
    const living = this.running.map((name) => [name, this.#processes.get(name).child.pid]);
    const results = await Promise.all(
      living.map(async ([name, pid]) => [name, await stopProcess(pid, { deadlineMs })]),
    );
    return Object.fromEntries(results);
  }
}
