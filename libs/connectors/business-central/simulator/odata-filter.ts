import { BcError } from './bc-error';
import type { Rec } from './tables';

type Test = (record: Rec) => boolean;
const TOKEN = /\s*(\(|\)|'(?:[^']|'')*'|[A-Za-z][A-Za-z0-9]*|-?[0-9][0-9-]*(?:\.[0-9]+)?)/y;

/** `a eq 'x' and (b ge 2026-01-01 or c gt 5)`: so much of OData's filters as integrations use. */
export function odataFilter(text: string): Test {
  const tokens = tokenize(text);
  const test = alternatives(tokens);
  if (tokens.length > 0) throw malformed(text);
  return test;
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) throw malformed(text);
    tokens.push(token);
  }
  return tokens;
}

function alternatives(tokens: string[]): Test {
  let test = conjunction(tokens);
  while (tokens[0] === 'or') {
    tokens.shift();
    const [left, right] = [test, conjunction(tokens)];
    test = (record) => left(record) || right(record);
  }
  return test;
}

function conjunction(tokens: string[]): Test {
  let test = term(tokens);
  while (tokens[0] === 'and') {
    tokens.shift();
    const [left, right] = [test, term(tokens)];
    test = (record) => left(record) && right(record);
  }
  return test;
}

function term(tokens: string[]): Test {
  if (tokens[0] !== '(') return comparison(tokens);
  tokens.shift();
  const test = alternatives(tokens);
  if (tokens.shift() !== ')') throw malformed(')');
  return test;
}

function comparison(tokens: string[]): Test {
  const [field = '', operator = '', raw = ''] = tokens.splice(0, 3);
  const value = raw.startsWith("'") ? raw.slice(1, -1).replaceAll("''", "'") : raw;
  const order = (record: Rec): number => {
    const held = record[field];
    if (held === undefined) {
      throw new BcError(400, 'BadRequest', `Could not find a property named '${field}'.`);
    }
    if (typeof held === 'number') return held - Number(value);
    const text = typeof held === 'string' ? held : JSON.stringify(held);
    return text === value ? 0 : text < value ? -1 : 1;
  };
  switch (operator) {
    case 'eq':
      return (record) => order(record) === 0;
    case 'ne':
      return (record) => order(record) !== 0;
    case 'gt':
      return (record) => order(record) > 0;
    case 'ge':
      return (record) => order(record) >= 0;
    case 'lt':
      return (record) => order(record) < 0;
    case 'le':
      return (record) => order(record) <= 0;
    default:
      throw malformed(operator);
  }
}

function malformed(text: string): BcError {
  return new BcError(400, 'BadRequest', `Syntax error in the filter near '${text}'.`);
}
