import { pick } from './random.mjs';

/** A place nobody came to has another turn, in the next process: webhooks come to the first one of the gateway only. */
const TURNS = 3;

export const serviceOf = (member) => member.split('#')[0];
export const replicasOf = (service, members) => members.filter((member) => serviceOf(member) === service);

/** The places to die at, which of them have had their turn, and where nobody came along. */
export class Places {
  /** `service failpoint`, for the report. */
  notReached = [];
  #left;
  #underWay = false;

  /** @param {ReadonlyArray<{service: string, name: string}>} failpoints in the order of their first turns */
  constructor(failpoints) {
    this.#left = failpoints.map((place) => ({ ...place, turns: 0 }));
  }

  /** Whether any place waits for a turn, or has it just now. */
  get open() {
    return this.#underWay || this.#left.length > 0;
  }

  /** The process in which somebody should die next, and where; undefined when all had their turns. */
  next(members, random) {
    const place = this.#left.shift();
    if (place === undefined) return undefined;
    this.#underWay = true;
    const replicas = replicasOf(place.service, members);
    const after = replicas.indexOf(place.process);
    const process = after < 0 ? pick(random, replicas) : replicas[(after + 1) % replicas.length];
    return { ...place, process, turns: place.turns + 1 };
  }

  /** A turn is over. A place to which nobody came waits behind all others, or is given up. */
  had(place, reached) {
    this.#underWay = false;
    if (reached) return;
    if (place.turns < TURNS) this.#left.push(place);
    else this.notReached.push(`${place.service} ${place.name}`);
  }

  /** No more turns: what still waits was not reached. */
  end() {
    this.notReached.push(...this.#left.map(({ service, name }) => `${service} ${name}`));
    this.#left = [];
  }
}
