import { requestJson } from '../../system/http-json.mjs';

const SPELL_MS = { least: 2_000, most: 5_000 };
const CALM_MS = 700;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** One bad spell after another in the outside world, each fault in a seeded order, around again until told to stop. */
export class Weather {
  /** How often each fault had its spell, and how many requests or settings it struck, by name. */
  seen = new Map();

  /**
   * @param {{sandboxUrl: string, seed: string, random: () => number, faults: ReadonlyArray<import('./outside-faults.mjs').OutsideFault>}} world
   */
  constructor({ sandboxUrl, seed, random, faults }) {
    this.control = `${sandboxUrl}/_control`;
    this.seed = seed;
    this.random = random;
    this.faults = shuffled(faults, random);
  }

  async blow(isOver) {
    for (let turn = 0; this.faults.length > 0 && !isOver(); turn += 1) {
      await this.#spell(this.faults[turn % this.faults.length], isOver);
      await pause(CALM_MS);
    }
  }

  async #spell({ name, row, simulator, rules = [], webhooks }, isOver) {
    const at = `${this.control}/${simulator}`;
    for (const rule of rules)
      await requestJson('POST', `${at}/faults`, { body: { ...rule, seed: this.seed } });
    if (webhooks !== undefined)
      await requestJson('POST', `${at}/webhook-faults`, { body: { ...webhooks, seed: this.seed } });
    const until = Date.now() + SPELL_MS.least + this.random() * (SPELL_MS.most - SPELL_MS.least);
    while (Date.now() < until && !isOver()) await pause(100);
    const { items } = await requestJson('GET', `${at}/faults`);
    await requestJson('DELETE', `${at}/faults`);
    const before = this.seen.get(name) ?? { row, spells: 0, struck: 0 };
    const struck = items.reduce((sum, { hits }) => sum + hits, 0);
    this.seen.set(name, { row, spells: before.spells + 1, struck: before.struck + struck });
  }
}

function shuffled(items, random) {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
