const PAUSE_MS = 200;
const KILLED = /SIGKILL/;

const keyOf = (process, failpoint) => `${process.split('#')[0]} ${failpoint}`;

/**
 * Stands in for Kubernetes: a service that dies is started again. A service can be started with a failpoint armed,
 * which takes it down when it is reached; after that it is started without.
 */
export class Restarter {
  /** How often each failpoint took its process down, by `service failpoint`. */
  fired = new Map();
  /** Kills from outside, in order. */
  kills = [];
  #system;
  #armed = new Map();
  #next = new Map();
  #stopped = false;
  #held = Promise.resolve();

  /** @param {{restart: (name: string, env?: Record<string, string>) => void, supervisor: object}} system */
  attach(system) {
    this.#system = system;
  }

  /** For `launchSystem`'s `onExit`. A failpoint kills: whoever ended otherwise with one armed did not come to it. */
  onExit = (name, how) => {
    if (this.#stopped || this.#system === undefined) return;
    const armed = this.#armed.get(name);
    if (armed !== undefined && !this.#next.has(name) && KILLED.test(how)) {
      const key = keyOf(name, armed);
      this.fired.set(key, (this.fired.get(key) ?? 0) + 1);
    }
    this.#armed.delete(name);
    const next = this.#next.get(name);
    this.#next.delete(name);
    setTimeout(async () => {
      await this.#held;
      if (this.#stopped) return;
      if (next !== undefined) this.#armed.set(name, next.name);
      this.#system.restart(name, next === undefined ? {} : { FAILPOINT: `${next.name}:1:${next.seed}:kill` });
    }, PAUSE_MS);
  };

  /** How often a service has died at this place, whichever of its processes. */
  timesFired(service, failpoint) {
    return this.fired.get(keyOf(service, failpoint)) ?? 0;
  }

  /** Kills a service as a crash would. False when it is not running just now. */
  kill(name) {
    return this.#kill(name, undefined);
  }

  /** Kills a service and starts it again with a failpoint armed. False when it is not running just now. */
  arm(name, failpoint, seed) {
    return this.#kill(name, { name: failpoint, seed });
  }

  /** Asks a service to end as a new version's roll-out does. False when it is not running just now. */
  end(name) {
    if (!this.#system.supervisor.running.includes(name)) return false;
    process.kill(this.#system.supervisor.pid(name), 'SIGTERM');
    return true;
  }

  /** Kills services, and starts none again before the work is done. */
  async heldDown(names, work) {
    const working = (async () => {
      for (const name of names) this.kill(name);
      await work();
    })();
    this.#held = working.catch(() => undefined);
    await working;
  }

  /** No more restarts: the run is over. */
  stop() {
    this.#stopped = true;
  }

  /** Starts everything that still has a failpoint armed without it. */
  disarm() {
    for (const name of [...this.#armed.keys()]) this.kill(name);
  }

  #kill(name, next) {
    if (!this.#system.supervisor.running.includes(name)) return false;
    this.kills.push(name);
    if (next === undefined) this.#next.delete(name);
    else this.#next.set(name, next);
    if (next === undefined) this.#armed.delete(name);
    process.kill(this.#system.supervisor.pid(name), 'SIGKILL');
    return true;
  }
}
