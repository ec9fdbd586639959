import { NsError } from '../ns-error';
import type { Tokens } from './tokens';
import { unexpected } from './tokens';

export type Value = string | number | null;
/** Rows of the joined tables, by their alias. */
export type Scope = Readonly<Record<string, Readonly<Record<string, Value | undefined>>>>;
export type Expression<T> = (scope: Scope) => T;

/** Conditions with AND, OR, brackets, comparisons and `IN (...)`. */
export function condition(tokens: Tokens): Expression<boolean> {
  const parts = [conjunction(tokens)];
  while (tokens.take('OR')) parts.push(conjunction(tokens));
  return (scope) => parts.some((part) => part(scope));
}

function conjunction(tokens: Tokens): Expression<boolean> {
  const parts = [predicate(tokens)];
  while (tokens.take('AND')) parts.push(predicate(tokens));
  return (scope) => parts.every((part) => part(scope));
}

function predicate(tokens: Tokens): Expression<boolean> {
  if (tokens.take('(')) {
    const inner = condition(tokens);
    tokens.expect(')');
    return inner;
  }
  const left = operand(tokens);
  if (tokens.take('IN')) {
    tokens.expect('(');
    const list = [operand(tokens)];
    while (tokens.take(',')) list.push(operand(tokens));
    tokens.expect(')');
    return (scope) => list.some((one) => order(left(scope), one(scope)) === 0);
  }
  const operator = tokens.next();
  const right = operand(tokens);
  return (scope) => holds(order(left(scope), right(scope)), operator);
}

/** A column, a literal, or TO_CHAR and TO_DATE of one with the forms of ISO 8601. */
export function operand(tokens: Tokens): Expression<Value> {
  const word = tokens.next();
  if (word.startsWith("'")) return () => word.slice(1, -1).replaceAll("''", "'");
  if (/^\d/.test(word)) return () => Number(word);
  if (!tokens.take('(')) return column(word.toLowerCase());
  const [inner, format] = [operand(tokens), (tokens.expect(','), operand(tokens)({}))];
  tokens.expect(')');
  if (!/^TO_(CHAR|DATE)$/i.test(word)) throw unexpected(word);
  const length = format === 'YYYY-MM-DD' ? 10 : 19;
  return (scope) => {
    const value = inner(scope);
    return value === null ? null : String(value).replace('T', ' ').slice(0, length);
  };
}

function column(name: string): Expression<Value> {
  const [first = '', second] = name.split('.');
  return (scope) => {
    const alias = second === undefined ? Object.keys(scope)[0]! : first;
    const row = scope[alias];
    const field = second ?? first;
    if (row && field in row) return row[field] ?? null;
    throw new NsError(
      400,
      'INVALID_PARAMETER',
      `Invalid search query. Search error occurred: Field '${field}' for record '${alias}' was not found.`,
    );
  };
}

/** Below, equal or above; NaN where one is empty. */
function order(left: Value, right: Value): number {
  if (left === null || right === null) return Number.NaN;
  const numbers = [Number(left), Number(right)] as const;
  if (numbers.every((number) => !Number.isNaN(number))) return Math.sign(numbers[0] - numbers[1]);
  const texts = [String(left), String(right)] as const;
  return texts[0] === texts[1] ? 0 : texts[0] < texts[1] ? -1 : 1;
}

function holds(compared: number, operator: string): boolean {
  switch (operator) {
    case '=':
      return compared === 0;
    case '<>':
      return compared === -1 || compared === 1;
    case '>':
      return compared === 1;
    case '>=':
      return compared >= 0;
    case '<':
      return compared === -1;
    case '<=':
      return compared <= 0;
    default:
      throw unexpected(operator);
  }
}
