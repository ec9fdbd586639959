import { assertUnreachable } from '#platform/assert/assert-unreachable';
import { err, ok, type Result } from '#platform/errors/result';
import type { ValueFault } from '../fault';
import { isAlpha2 } from '../transforms/country';
import { cut } from './enforce-limit';
import type { FieldRule } from './mapping-document';

type Checked = Result<unknown, ValueFault>;

/** The value as the field's type, or why it is not. Converts only what cannot be misunderstood. */
export function checkType(value: unknown, field: FieldRule): Checked {
  switch (field.type) {
    case 'text':
    case 'email':
      return text(value, field);
    case 'integer':
    case 'money-minor':
      return integer(value, field.type);
    case 'decimal':
      return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)
        ? ok(value)
        : wrong(
            'not-a-decimal',
            value,
            'a decimal number as text, such as "12.50"',
            'Use the decimal-units transform.',
          );
    case 'boolean':
      if (typeof value === 'boolean') return ok(value);
      if (value === 'true' || value === 'false') return ok(value === 'true');
      return wrong('not-a-boolean', value, 'true or false', 'Compare in an expression: `field = "yes"`.');
    case 'date':
      return typeof value === 'string' && isDate(value)
        ? ok(value)
        : wrong(
            'not-a-date',
            value,
            'a day such as 2026-11-21',
            'Use the date transform with the zone of the store.',
          );
    case 'instant':
      return typeof value === 'string' &&
        /^\d{4}-\d\d-\d\dT.*Z$/.test(value) &&
        !Number.isNaN(Date.parse(value))
        ? ok(value)
        : wrong(
            'not-an-instant',
            value,
            'a time in UTC such as 2026-11-21T10:00:00Z',
            'Use the date transform with format instant.',
          );
    case 'country':
      return typeof value === 'string' && isAlpha2(value)
        ? ok(value)
        : wrong('not-a-country', value, 'a two-letter country code', 'Use the country transform.');
    case 'list':
      return ok(Array.isArray(value) ? value : [value]);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? ok(value)
        : wrong('not-an-object', value, 'an object', 'Let the expression give an object.');
    case 'any':
      return ok(value);
    default:
      return assertUnreachable(field.type);
  }
}

const LONGEST_EMAIL = 320;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function text(value: unknown, field: FieldRule): Checked {
  const plain = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof plain !== 'string') {
    return wrong('not-a-text', value, 'a text', 'Use the join or text transform, or another expression.');
  }
  if (field.type === 'email' && (plain.length > LONGEST_EMAIL || !EMAIL.test(plain))) {
    return wrong('not-an-email', value, 'an e-mail address', 'Correct the address at the customer.');
  }
  if (field.maxLength === undefined || plain.length <= field.maxLength) return ok(plain);
  if (field.onTooLong === 'truncate') return ok(cut(plain, field.maxLength));
  return wrong(
    'too-long',
    value,
    `at most ${field.maxLength} characters`,
    'Shorten the value, or let the field truncate.',
  );
}

function integer(value: unknown, type: string): Checked {
  const amount =
    type === 'money-minor' && typeof value === 'object' && value !== null && 'amount' in value
      ? value.amount
      : value;
  if (typeof amount === 'number' && Number.isSafeInteger(amount)) return ok(amount);
  if (typeof amount === 'string' && /^-?\d{1,15}$/.test(amount)) return ok(Number(amount));
  return wrong(
    'not-an-integer',
    value,
    type === 'money-minor' ? "an integer of the currency's smallest unit" : 'a whole number',
    type === 'money-minor'
      ? 'Use the minor-units transform with the currency of the order.'
      : 'Round in the expression.',
  );
}

function isDate(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
}

function wrong(code: string, value: unknown, expected: string, suggestion: string): Checked {
  return err({ code, value, expected, suggestion });
}
