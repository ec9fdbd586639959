import { pick, seededRandom } from '../chaos/random.mjs';

/** Text that has broken somebody's software before. */
const NASTY = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u0007',
  '../../etc/passwd',
  '%00',
  "' OR 1=1 --",
  '$(id)',
  '{{constructor.constructor("return process")()}}',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  '1e999',
  '-0',
  '9007199254740993',
  '2026-02-30T25:61:00Z',
  '0000-00-00',
  'http://169.254.169.254/latest/meta-data',
  'file:///etc/passwd',
  'ß'.repeat(300),
  'x'.repeat(5_000),
  '(((((((((((((((((((((((',
  '(a+)+$',
];
const NASTY_NUMBERS = [0, -1, 1, 0.5, -0, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, Number.MAX_SAFE_INTEGER];
const DEEPEST = 5;

/** Everything that is drawn comes from the seed: the same seed asks the same questions. */
export class Draw {
  constructor(seed) {
    this.random = seededRandom(seed);
  }

  one(items) {
    return pick(this.random, items);
  }

  oneIn(n) {
    return this.random() * n < 1;
  }

  upTo(n) {
    return Math.floor(this.random() * (n + 1));
  }

  text() {
    if (this.oneIn(2)) return this.one(NASTY);
    return Array.from({ length: this.upTo(24) }, () => String.fromCharCode(32 + this.upTo(94))).join('');
  }

  number() {
    return this.oneIn(2) ? this.one(NASTY_NUMBERS) : this.upTo(1_000);
  }

  /** Any JSON at all. */
  junk(depth = 0) {
    const kinds = ['text', 'number', 'null', 'boolean', ...(depth < DEEPEST ? ['list', 'object'] : [])];
    switch (this.one(kinds)) {
      case 'text':
        return this.text();
      case 'number':
        return this.number();
      case 'null':
        return null;
      case 'boolean':
        return this.oneIn(2);
      case 'list':
        return Array.from({ length: this.upTo(4) }, () => this.junk(depth + 1));
      default:
        return Object.fromEntries(
          Array.from({ length: this.upTo(4) }, () => [this.text(), this.junk(depth + 1)]),
        );
    }
  }

  /** One value somewhere in a document is replaced, removed or doubled; the document itself stays as it is. */
  mutate(document) {
    const copy = structuredClone(document);
    const places = placesOf(copy);
    if (places.length === 0) return this.junk();
    for (let times = 1 + this.upTo(2); times > 0; times -= 1) {
      const { holder, key } = this.one(places);
      if (holder[key] === undefined) continue;
      if (Array.isArray(holder) && this.oneIn(3)) holder.push(structuredClone(holder[key]));
      else if (this.oneIn(4)) Array.isArray(holder) ? holder.splice(key, 1) : delete holder[key];
      else if (typeof holder[key] === 'string' && this.oneIn(2)) holder[key] = this.mangle(holder[key]);
      else holder[key] = this.junk(2);
    }
    return copy;
  }

  /** A text with a piece of something else in it. */
  mangle(text) {
    const at = this.upTo(text.length);
    const middle = this.oneIn(2) ? this.text() : '';
    return `${text.slice(0, at)}${middle}${text.slice(at + this.upTo(3))}`;
  }
}

function placesOf(value, places = []) {
  if (typeof value !== 'object' || value === null) return places;
  for (const key of Object.keys(value)) {
    places.push({ holder: value, key });
    placesOf(value[key], places);
  }
  return places;
}
