import { createHash } from 'node:crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Fields of the kind "code" hold capitals only; document, customer and order numbers 20 of them. */
const NUMBER_DIGITS = 18;
/** Names of journal batches hold 10. */
const BATCH_LETTERS = 8;

/** The number of a key's document: always the same for the same key, 90 bits of its digest. */
export const documentNumberOf = (key: string): string => `TB${digits(key, BASE32, NUMBER_DIGITS)}`;

/** The journal batch in which a key's document is made. Letters only: posting counts up a name that ends in a digit. */
export const batchCodeOf = (key: string): string => `TB${digits(key, LETTERS, BATCH_LETTERS)}`;

function digits(key: string, alphabet: string, count: number): string {
  let rest = BigInt(`0x${createHash('sha256').update(key).digest('hex')}`);
  let text = '';
  for (let place = 0; place < count; place += 1) {
    text += alphabet[Number(rest % BigInt(alphabet.length))];
    rest /= BigInt(alphabet.length);
  }
  return text;
}
