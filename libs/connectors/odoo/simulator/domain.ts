import { valueError } from './odoo-error';
import type { Rec, Records } from './records';
import { kindOf } from './records';

type Test = (record: Rec) => boolean;

/** A domain in Odoo's prefix notation; terms without an operator between them are all to be met. */
export function matcher(model: string, domain: readonly unknown[], records: Records): Test {
  const rest = [...domain];
  const tests: Test[] = [];
  while (rest.length > 0) tests.push(term(model, rest, records));
  return (record) => tests.every((test) => test(record));
}

function term(model: string, rest: unknown[], records: Records): Test {
  const head = rest.shift();
  if (head === '!') {
    const inner = term(model, rest, records);
    return (record) => !inner(record);
  }
  if (head === '|' || head === '&') {
    const [one, other] = [term(model, rest, records), term(model, rest, records)];
    return head === '|' ? (record) => one(record) || other(record) : (record) => one(record) && other(record);
  }
  if (!Array.isArray(head) || head.length !== 3)
    throw valueError(`Invalid domain term ${JSON.stringify(head)}`);
  const [path, operator, wanted] = head as [string, string, unknown];
  return (record) => compare(valueAt(model, record, path.split('.'), records), operator, wanted);
}

function valueAt(model: string, record: Rec, path: readonly string[], records: Records): unknown {
  const [field = '', ...further] = path;
  const kind = kindOf(model, field);
  const value = record[field] ?? false;
  if (further.length === 0 || value === false) return value;
  const target = kind.slice('one:'.length);
  return valueAt(target, records.get(target, value), further, records);
}

function compare(value: unknown, operator: string, wanted: unknown): boolean {
  const values = Array.isArray(value) ? value : [value];
  switch (operator) {
    case '=':
      return isEmpty(wanted) ? isEmpty(value) : values.includes(wanted);
    case '!=':
      return isEmpty(wanted) ? !isEmpty(value) : !values.includes(wanted);
    case 'in':
      return (wanted as unknown[]).some((one) => (isEmpty(one) ? isEmpty(value) : values.includes(one)));
    case 'not in':
      return !compare(value, 'in', wanted);
    case '>':
    case '>=':
    case '<':
    case '<=':
      return ordered(value, operator, wanted);
    default:
      throw valueError(`Invalid operator ${operator}`);
  }
}

/** Numbers and texts; an empty field is on no side of anything. */
function ordered(value: unknown, operator: string, wanted: unknown): boolean {
  if (value === false || typeof value !== typeof wanted) return false;
  const [one, other] = [value as number, wanted as number];
  if (operator === '>') return one > other;
  if (operator === '>=') return one >= other;
  return operator === '<' ? one < other : one <= other;
}

const isEmpty = (value: unknown): boolean =>
  value === false || value === undefined || value === null || (Array.isArray(value) && value.length === 0);
