import { plainText } from './plain-text';
import type { Doc } from './document';
import { FrappeError } from './frappe-error';

export interface Filter {
  /** Only set when the filter looks into the rows of a table. */
  readonly doctype: string | undefined;
  readonly field: string;
  readonly operator: string;
  readonly value: unknown;
}

/** Takes the list forms `[field, op, value]` and `[doctype, field, op, value]`, and the object form. */
export function parseFilters(raw: string | undefined): Filter[] {
  if (raw === undefined || raw === '') return [];
  const parsed = parseJson(raw);
  if (Array.isArray(parsed)) return parsed.map(fromList);
  if (typeof parsed === 'object' && parsed !== null) return Object.entries(parsed).map(fromEntry);
  throw new FrappeError('ValidationError', `Invalid filter: ${raw}`);
}

export function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    throw new FrappeError('JSONDecodeError', 'Expecting value: line 1 column 1 (char 0)', []);
  }
}

function fromList(item: unknown): Filter {
  if (!Array.isArray(item)) throw new FrappeError('ValidationError', 'Invalid filter');
  const parts = item as unknown[];
  const [doctype, field, operator, value] = parts.length === 3 ? [undefined, ...parts] : parts;
  if (typeof field !== 'string' || typeof operator !== 'string') {
    throw new FrappeError('ValidationError', `Invalid filter: ${JSON.stringify(item)}`);
  }
  return { doctype: doctype as string | undefined, field, operator: operator.toLowerCase(), value };
}

function fromEntry([field, value]: [string, unknown]): Filter {
  if (Array.isArray(value) && typeof value[0] === 'string') {
    return { doctype: undefined, field, operator: value[0].toLowerCase(), value: value[1] };
  }
  return { doctype: undefined, field, operator: '=', value };
}

export function matches(doc: Doc, filter: Filter): boolean {
  const actual = doc[filter.field] ?? null;
  const { value } = filter;
  switch (filter.operator) {
    case '=':
      return compare(actual, value) === 0;
    case '!=':
      return compare(actual, value) !== 0;
    case '>':
      return actual !== null && compare(actual, value) > 0;
    case '<':
      return actual !== null && compare(actual, value) < 0;
    case '>=':
      return actual !== null && compare(actual, value) >= 0;
    case '<=':
      return actual !== null && compare(actual, value) <= 0;
    case 'in':
      return listOf(value).some((item) => compare(actual, item) === 0);
    case 'not in':
      return !listOf(value).some((item) => compare(actual, item) === 0);
    case 'between':
      return actual !== null && isBetween(actual, listOf(value));
    case 'like':
      return like(plainText(actual), String(value));
    case 'not like':
      return !like(plainText(actual), String(value));
    case 'is':
      return value === 'set' ? actual !== null && actual !== '' : actual === null || actual === '';
    default:
      throw new FrappeError('ValidationError', `Operator must be one of =, !=, >, <, >=, <=, like, in, ...`);
  }
}

function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number') return left - Number(right);
  const [a, b] = [plainText(left).toLowerCase(), plainText(right).toLowerCase()];
  return a === b ? 0 : a < b ? -1 : 1;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : String(value).split(',');
}

function isBetween(actual: unknown, [from, to]: unknown[]): boolean {
  return compare(actual, from) >= 0 && compare(actual, to) <= 0;
}

function like(actual: string, pattern: string): boolean {
  const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/%/g, '.*');
  return new RegExp(`^${escaped}$`, 'is').test(actual);
}
