import { waitUntil } from '../../process/wait-until.mjs';
import { logFaults } from './log-faults.mjs';
import { runArguments } from './run-arguments.mjs';

const READY_MS = 120_000;
const LOG_LINES = 20;
const OF_ITS_OWN = 1_000;

const answers = (url) =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

/** One container of the image, from its start to its end. */
export class RunningContainer {
  #engine;
  #name;

  /** @param {{container: object, name: string, healthCommand?: readonly string[]}} what `container`: see `containersOf` */
  constructor(engine, { container, name, healthCommand }) {
    this.#engine = engine;
    this.#name = name;
    this.container = container;
    this.healthCommand = healthCommand;
  }

  /** Starts it; a job is waited for, and answers what it printed. */
  async start(image, environment) {
    const args = runArguments(this.container, {
      engineName: this.#engine.name,
      image,
      name: this.#name,
      variables: Object.keys(environment),
      detached: !this.container.isJob,
    });
    return this.#engine.run(args, { env: { ...process.env, ...environment }, timeoutMs: 10 * READY_MS });
  }

  async #state() {
    return (await this.#engine.json(['inspect', '--type=container', this.#name]))[0].State;
  }

  async log() {
    const { stdout, stderr } = await this.#engine.attempt(['logs', this.#name]);
    return `${stdout}${stderr}`;
  }

  /** Resolves when it answers that it is ready; rejects with the end of its log when it ends before, or never does. */
  async ready(url) {
    let ended;
    await waitUntil(
      async () => {
        if (await answers(url)) return true;
        const state = await this.#state();
        if (!state.Running) ended = `it ended with ${state.ExitCode}`;
        return false;
      },
      { deadlineMs: READY_MS, everyMs: 250, what: `${this.container.name} to be ready`, giveUp: () => ended },
    ).catch(async (error) => {
      const log = (await this.log()).trim().split('\n').slice(-LOG_LINES).join('\n');
      throw new Error(`${error.message}\n${log}`);
    });
  }

  /** What does not hold while it runs: its user, the image's own health check, what is run before it is stopped, its writable places. */
  async faults() {
    const faults = [];
    const execute = (args) => this.#engine.attempt(['exec', this.#name, ...args]);
    const status = (await execute(['cat', '/proc/1/status'])).stdout;
    const field = (name) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1];
    if (field('Uid') !== String(this.container.user)) faults.push(`runs as user ${field('Uid')}`);
    for (const set of ['CapEff', 'CapPrm', 'CapBnd']) {
      if (!/^0+$/.test(field(set) ?? '')) faults.push(`has capabilities (${set} ${field(set)})`);
    }
    if (field('NoNewPrivs') !== '1') faults.push('may gain privileges');
    if ((await execute(['touch', '/app/x'])).code === 0) faults.push('may write to its image');
    for (const { path } of this.container.writable) {
      const probe = `${path}/image-check`;
      if ((await execute(['sh', '-c', `echo > ${probe} && rm ${probe}`])).code !== 0)
        faults.push(`cannot write to ${path}`);
    }
    if (this.healthCommand?.length && (await execute(this.healthCommand)).code !== 0)
      faults.push('the health check of the image fails though it is ready');
    const [program] = this.container.beforeStop ?? [];
    if (program && (await execute(['sh', '-c', 'command -v "$0"', program])).code !== 0)
      faults.push(`${program}, which is run before it is stopped, is not there`);
    return faults;
  }

  /** Resident memory of its first process, in bytes. */
  async memoryBytes() {
    const { stdout } = await this.#engine.attempt(['exec', this.#name, 'cat', '/proc/1/status']);
    return Number(/^VmRSS:\s*(\d+) kB/m.exec(stdout)?.[1] ?? 0) * 1024;
  }

  /**
   * Stops it as a cluster does: the stop signal, and an end by force after the grace period.
   * @returns {Promise<{exitCode: number, stopMs: number, faults: string[]}>} faults: of its end, and of what it has logged
   */
  async stop() {
    const { graceSeconds } = this.container;
    const began = Date.now();
    await this.#engine.run(['stop', '-t', String(graceSeconds), this.#name], {
      timeoutMs: (graceSeconds + 60) * OF_ITS_OWN,
    });
    const stopMs = Date.now() - began;
    const { ExitCode: exitCode } = await this.#state();
    const faults = logFaults(await this.log());
    if (exitCode !== 0)
      faults.push(`ended with ${exitCode}, of ${graceSeconds} s it took ${Math.round(stopMs / OF_ITS_OWN)}`);
    return { exitCode, stopMs, faults };
  }

  /** Removes what is left of it, running or not. */
  remove() {
    return this.#engine.attempt(['rm', '--force', '--volumes', this.#name]);
  }
}
