import { setTimeout as pause } from 'node:timers/promises';
import { compiled } from '../../provision/compiled.mjs';
import { SERVICES } from '../../system/services.mjs';
import { givenUpTooSoon, inventedEffects, lostMessages } from './message-checks.mjs';
import { Tap } from './tap.mjs';
import { Witness } from './witness.mjs';

/** Services go on with what sweeps find: a message that is just being handled is not lost. */
const LOOKS = 5;
const LOOK_MS = 3_000;

const eventsFor = (name, root) =>
  new Set(compiled(`apps/${name}/src/messages.js`, root).subscriptions.map((definition) => definition.name));

/** Services by the event they asked for, in every version that takes part. */
function subscribers(roots) {
  const by = new Map();
  for (const { name } of SERVICES) {
    const [first, ...others] = roots.map((root) => eventsFor(name, root));
    for (const event of first)
      if (others.every((events) => events.has(event))) by.set(event, [...(by.get(event) ?? []), name]);
  }
  return by;
}

/** Sees what sweeps and repeated commands mend before the orders are judged: each message on its way, each attempt given up, each key. */
export class Watch {
  #tap;
  #witness;
  #subscribers;

  /**
   * @param {{databaseAdminUrl: string, rabbitmqUrl: string, database: string, prefix: string}} target asked past any proxy
   * @param {{roots?: ReadonlyArray<string | undefined>, remembers?: boolean}} run where the versions that take part are; `remembers` is false
   *   where the database forgets in the middle, and with it what was handled and intended
   */
  constructor(target, { roots = [undefined], remembers = true } = {}) {
    this.remembers = remembers;
    this.#subscribers = subscribers(roots);
    this.#tap = new Tap(target);
    this.#witness = new Witness({ ...target, services: SERVICES });
  }

  /** The tap first: a row that is noted must find it. */
  async install() {
    await this.#tap.install();
    await this.#witness.install();
  }

  /** @param {ReadonlyArray<object>} effects Stripe's own record of writes that took effect */
  async violations(effects) {
    await this.#tap.drain();
    const due = new Map(this.#tap.seen);
    for (let look = 1; ; look += 1) {
      const facts = await this.#witness.read();
      // What is noted as sent must have passed the tap by then. What passes it only now was perhaps not handled when the database was read.
      await this.#tap.drain();
      if (!this.remembers) return givenUpTooSoon(facts.buried);
      const lost = lostMessages({ ...facts, seen: this.#tap.seen, due, subscribers: this.#subscribers });
      if (lost.length === 0 || look === LOOKS)
        return [...lost, ...givenUpTooSoon(facts.buried), ...inventedEffects(effects, facts.operationKeys)];
      await pause(LOOK_MS);
    }
  }

  remove() {
    return this.#tap.remove();
  }
}
