const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Waiting for a signal alone does not keep Node running; a timer does. */
const KEEP_ALIVE_MS = 2 ** 30;
const EXIT_CODE = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** Steps that undo what a command started, run once and in reverse order. */
export class Cleanup {
  #steps = [];
  #running;

  /** @param {string} name @param {() => Promise<unknown> | unknown} undo */
  add(name, undo) {
    this.#steps.push({ name, undo });
  }

  /** Runs every step even when one fails; resolves with the failures. Further calls await the same run. */
  run(onStep = () => undefined) {
    this.#running ??= this.#runAll(onStep);
    return this.#running;
  }

  get started() {
    return this.#running !== undefined;
  }

  async #runAll(onStep) {
    const failures = [];
    while (this.#steps.length > 0) {
      const { name, undo } = this.#steps.pop();
      onStep(name);
      try {
        await undo();
      } catch (error) {
        failures.push({ name, error });
      }
    }
    return failures;
  }
}

/**
 * Resolves `stopped` with the exit code at the first signal. A second Ctrl-C does not wait any longer.
 * @param {{onSecond?: () => void}} options
 */
export function onStopSignal({ onSecond = () => undefined } = {}) {
  let resolveStopped;
  const stopped = new Promise((resolve) => (resolveStopped = resolve));
  const keepAlive = setInterval(() => undefined, KEEP_ALIVE_MS);
  let count = 0;
  const handler = (signal) => {
    count += 1;
    if (count === 1) resolveStopped(EXIT_CODE[signal]);
    else onSecond();
  };
  for (const signal of SIGNALS) process.on(signal, handler);
  const release = () => {
    clearInterval(keepAlive);
    for (const signal of SIGNALS) process.off(signal, handler);
  };
  return { stopped, release };
}
