import { createHash } from 'node:crypto';

/** Seeded numbers in [0, 1): the same seed, the same run. */
export function seededRandom(seed) {
  let count = 0;
  return () => {
    count += 1;
    return createHash('sha256').update(`${seed}:${count}`).digest().readUInt32BE(0) / 0x1_0000_0000;
  };
}

export const pick = (random, items) => items[Math.floor(random() * items.length)];
