import { plainText } from './plain-text';
import { FrappeError } from './frappe-error';
import type { Field } from './field';

/** Numbers as the framework reads them: text is parsed, what is no number counts as zero. */
export function flt(value: unknown, digits?: number): number {
  const parsed = typeof value === 'number' ? value : Number.parseFloat(plainText(value).replace(/,/g, ''));
  if (!Number.isFinite(parsed)) return 0;
  return digits === undefined ? parsed : rounded(parsed, digits);
}

/** Half away from zero, on the decimal text, so that 1.005 does not become 1.00. */
function rounded(value: number, digits: number): number {
  const scaled = Number(`${Math.abs(value)}e${digits}`);
  return Number.isNaN(scaled) ? value : Math.sign(value) * Number(`${Math.round(scaled)}e-${digits}`);
}

export function cint(value: unknown): number {
  return Math.trunc(flt(value));
}

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export function castValue(field: Field, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (field.fieldtype) {
    case 'Float':
    case 'Currency':
      return flt(value);
    case 'Int':
    case 'Check':
      return cint(value);
    case 'Date':
      return castDate(value);
    case 'Table':
      return value;
    default:
      if (typeof value === 'object') {
        throw new FrappeError('ValidationError', `Value for ${field.label} cannot be a list`);
      }
      return plainText(value);
  }
}

function castDate(value: unknown): string | null {
  const written = plainText(value);
  if (written === '') return null;
  const day = written.slice(0, 10);
  if (!DATE.test(day)) throw new FrappeError('InvalidDates', `${written} is not a valid date string.`);
  return day;
}
