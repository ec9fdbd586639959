import { connect, createServer } from 'node:net';

/** How long TCP waits before it sends a lost segment again, at first. */
const RETRANSMISSION_MS = 200;
const MOST_RETRANSMISSIONS = 5;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Stands between services and a server. While silent it takes connections and bytes and answers nothing, as a network that swallows
 * everything; with a loss each piece comes late by what TCP needs to send it again, now and then the connection breaks.
 */
export class Proxy {
  /** Pieces held back by the loss, and connections that broke. */
  delayed = 0;
  broken = 0;
  #server;
  #pairs = new Set();
  #silent = false;
  #loss = { share: 0, breaks: 0, random: Math.random };

  /** @param {{host: string, port: number}} target */
  constructor(target) {
    this.target = target;
    this.#server = createServer((near) => this.#join(near));
  }

  async start() {
    await new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return this.#server.address().port;
  }

  /** From now on nothing passes and nothing is said. */
  hush() {
    this.#silent = true;
  }

  /** Passes on again. What was swallowed stays so: connections of the silence end, as they do when their states have gone. */
  speak() {
    this.#silent = false;
    this.cut();
  }

  cut() {
    for (const pair of this.#pairs) pair.end();
  }

  /** @param {{share: number, breaks: number, random: () => number}} loss shares of the pieces that are lost, and that break the connection */
  lose(loss) {
    this.#loss = loss;
  }

  async stop() {
    this.#server.close();
    this.cut();
  }

  #join(near) {
    const far = connect(this.target);
    const pair = {
      end: () => {
        this.#pairs.delete(pair);
        near.destroy();
        far.destroy();
      },
    };
    this.#pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      from.setNoDelay(true);
      from.on('error', pair.end);
      from.on('close', () => {
        if (!this.#silent) pair.end();
      });
      void this.#pass(from, to, pair);
    }
  }

  /** One piece after the other, in order: a lost one holds up those behind it. */
  async #pass(from, to, pair) {
    try {
      for await (const piece of from) {
        if (this.#silent) continue;
        if (await this.#lost(pair)) return;
        if (!to.write(piece))
          await new Promise((resolve) => to.once('drain', resolve).once('close', resolve));
      }
    } catch {
      pair.end();
    }
  }

  /** True when the connection broke over it. */
  async #lost(pair) {
    const { share, breaks, random } = this.#loss;
    if (share === 0) return false;
    if (random() < breaks) {
      this.broken += 1;
      pair.end();
      return true;
    }
    let waits = 0;
    while (waits < MOST_RETRANSMISSIONS && random() < share) waits += 1;
    if (waits > 0) {
      this.delayed += 1;
      await pause(RETRANSMISSION_MS * (2 ** waits - 1));
    }
    return false;
  }
}
