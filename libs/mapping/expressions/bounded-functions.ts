import jsonata from 'jsonata';
import { limitPassed } from './limit-passed';
import { checkPicture } from './picture';

type Implementation = (this: unknown, ...args: unknown[]) => unknown;

interface BoundedFunction {
  readonly signature: string;
  /** Throws for arguments on which the language's own function would take too long, or make too much at once. */
  readonly check: (...args: readonly unknown[]) => void;
}

const MOST_CHARACTERS = 1_000_000;
/** Each is compared with all others. */
const MOST_DISTINCT = 3_000;
/** Indenting multiplies by the depth. */
const MOST_INDENTED = 10_000;

const pictured = (_value: unknown, picture: unknown): void => checkPicture(picture);

/**
 * Functions that do their work in one go, where neither the clock nor the scales between two steps reach: what they may be given is
 * bounded instead.
 */
const BOUNDED: Readonly<Record<string, BoundedFunction>> = {
  join: { signature: '<a<s>s?:s>', check: (texts, between) => checkJoin(texts, between) },
  distinct: {
    signature: '<x:x>',
    check: (list) => {
      if (Array.isArray(list) && list.length > MOST_DISTINCT)
        throw limitPassed(`$distinct is limited to ${MOST_DISTINCT} elements`);
    },
  },
  string: {
    signature: '<x-b?:s>',
    check: (value, indented) => {
      if (indented === true && (JSON.stringify(value)?.length ?? 0) > MOST_INDENTED)
        throw limitPassed(`$string indents at most ${MOST_INDENTED} characters`);
    },
  },
  toMillis: { signature: '<s-s?:n>', check: checkInstant },
  fromMillis: { signature: '<n-s?s?:s>', check: pictured },
  formatNumber: { signature: '<n-so?:s>', check: pictured },
  formatInteger: { signature: '<n-s:s>', check: pictured },
  parseInteger: { signature: '<s-s:n>', check: pictured },
};

const natives = new Map<string, Promise<Implementation>>();

/** The language hands out its functions as values of their names. */
function native(name: string): Promise<Implementation> {
  const known = natives.get(name);
  if (known) return known;
  const found = jsonata(`$${name}`)
    .evaluate(undefined)
    .then((value) => (value as { readonly implementation: Implementation }).implementation);
  natives.set(name, found);
  return found;
}

/** Puts the bounded functions in the place of the language's own, as far as the expression may name them. */
export function boundFunctions(expression: jsonata.Expression, source: string): void {
  for (const [name, { signature, check }] of Object.entries(BOUNDED)) {
    if (!source.includes(name)) continue;
    const bounded: Implementation = async function (this: unknown, ...args) {
      check(...args);
      return (await native(name)).apply(this, args);
    };
    expression.registerFunction(name, bounded, signature);
  }
}

function checkJoin(texts: unknown, between: unknown): void {
  if (!Array.isArray(texts)) return;
  let length = typeof between === 'string' ? between.length * texts.length : 0;
  for (const text of texts) length += typeof text === 'string' ? text.length : 0;
  if (length > MOST_CHARACTERS) throw limitPassed(`$join is limited to ${MOST_CHARACTERS} characters`);
}

const MOST_OF_AN_INSTANT = 60;

function checkInstant(text: unknown, picture: unknown): void {
  if (typeof text === 'string' && text.length > MOST_OF_AN_INSTANT)
    throw limitPassed(`$toMillis is limited to ${MOST_OF_AN_INSTANT} characters`);
  checkPicture(picture, { ofTime: true });
}
