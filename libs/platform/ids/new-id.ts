import { takeRandom } from './random-pool';

/** Crockford's base 32, lower case: no letters that read like digits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;

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
