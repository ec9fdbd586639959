import { randomFillSync } from 'node:crypto';

const POOL_SIZE = 8_192;

let pool = Buffer.allocUnsafe(0);
let used = 0;

/** Random bytes out of a pool: asking the system for each id shows in a hot path. Valid until read; copy what is kept. */
export function takeRandom(length: number): Buffer {
  if (used + length > pool.length) {
    pool = randomFillSync(Buffer.allocUnsafe(POOL_SIZE));
    used = 0;
  }
  const taken = pool.subarray(used, used + length);
  used += length;
  return taken;
}
