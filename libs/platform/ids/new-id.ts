import { randomBytes } from 'node:crypto';

/** Crockford's base 32, lower case: no letters that read like digits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;

/** A random pool, since one call to the system per id shows in a hot path. */
let pool = Buffer.alloc(0);
let used = 0;

function takeRandom(length: number): Buffer {
  if (used + length > pool.length) {
    pool = randomBytes(4096);
    used = 0;
  }
  const taken = pool.subarray(used, used + length);
  used += length;
  return taken;
}

/** `wh_01hf3k...`: ids made later sort later (to the millisecond); 80 bits of chance. */
export function newId(prefix: string, at: Date = new Date()): string {
  let time = at.getTime();
  let head = '';
  for (let index = 0; index < TIME_LENGTH; index += 1) {
    head = ALPHABET[time % 32]! + head;
    time = Math.floor(time / 32);
  }
  let tail = '';
  for (const byte of takeRandom(RANDOM_LENGTH)) tail += ALPHABET[byte & 31]!;
  return `${prefix}_${head}${tail}`;
}
