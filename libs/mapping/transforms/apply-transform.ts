import { assertUnreachable } from '#platform/assert/assert-unreachable';
import { err, ok, type Result } from '#platform/errors/result';
import { cut } from '../document/enforce-limit';
import type { ValueFault } from '../fault';
import { readPath } from '../path';
import { renameAddress, standardizeAddress } from './address';
import { addressLines } from './address-lines';
import { countryAs } from './country';
import { describeLines } from './describe-lines';
import { AND_MORE, fitTexts } from './fit-texts';
import { localDate } from './local-date';
import { fromLocalTime, toLocalTime } from './local-time';
import { lookup } from './lookup';
import { phoneE164 } from './phone';
import { plainText } from './plain-text';
import { splitName } from './split-name';
import type { Transform } from './transform-schema';
import { toDecimalUnits, toMinorUnits } from './units';

type Input = Readonly<Record<string, unknown>>;
type Transformed = Result<unknown, ValueFault>;

/** One step; `input` is the whole input, for currencies, countries and zones that lie beside the value. */
export function applyTransform(transform: Transform, value: unknown, input: Input): Transformed {
  switch (transform.name) {
    case 'text':
      return ok(plainText(value));
    case 'trim':
      return onText(value, (text) => text.trim());
    case 'lower':
      return onText(value, (text) => text.toLowerCase());
    case 'upper':
      return onText(value, (text) => text.toUpperCase());
    case 'prefix':
      return onText(value, (text) => transform.text + text);
    case 'suffix':
      return onText(value, (text) => text + transform.text);
    case 'truncate':
      return onText(value, (text) => truncate(text, transform.length, transform.ellipsis));
    case 'split':
      return onText(value, (text) => text.split(transform.separator));
    case 'join':
      return ok(joined(value, transform));
    case 'default':
      return ok(value === undefined || value === null || value === '' ? transform.value : value);
    case 'lookup':
      return lookup(value, transform);
    case 'minor-units':
      return toMinorUnits(value, readPathText(input, transform.currency), transform.currency);
    case 'decimal-units':
      return toDecimalUnits(value, readPathText(input, transform.currency), transform.currency);
    case 'date':
      return date(value, transform, input);
    case 'local-time': {
      const zone = readPathText(input, transform.zone);
      return zone === undefined
        ? noZone(zone, transform.zone)
        : fromLocalTime(plainText(value), zone, transform);
    }
    case 'split-name':
      return onText(value, (text) => splitName(text, transform.order)[transform.part]);
    case 'address-lines': {
      if (typeof value !== 'object' || value === null) return noAddress(value);
      const lines = addressLines(standardizeAddress(value as Input), transform.country);
      return lines.ok ? ok(lines.value.join(transform.separator)) : lines;
    }
    case 'phone': {
      const country = transform.country === undefined ? undefined : readPathText(input, transform.country);
      const number = phoneE164(plainText(value), country);
      return number === undefined
        ? refuse(
            'not-a-phone-number',
            value,
            'a phone number',
            'Write it with the country code, such as +49 30 901820.',
          )
        : ok(number);
    }
    case 'country': {
      const code = countryAs(plainText(value), transform.to);
      return code === undefined
        ? refuse(
            'unknown-country',
            value,
            'a country code or English name',
            'Correct the country in the source system.',
          )
        : ok(code);
    }
    case 'address':
      return typeof value === 'object' && value !== null
        ? ok(renameAddress(standardizeAddress(value as Input), transform.names))
        : noAddress(value);
    case 'describe-lines':
      return Array.isArray(value)
        ? ok(describeLines(value as Input[], transform.length, transform.and))
        : refuse('not-a-list', value, 'a list of lines', 'Take order.lines.');
    default:
      return assertUnreachable(transform);
  }
}

function date(value: unknown, transform: Extract<Transform, { name: 'date' }>, input: Input): Transformed {
  const instant = typeof value === 'string' || typeof value === 'number' ? new Date(value) : undefined;
  if (instant === undefined || Number.isNaN(instant.getTime())) {
    return refuse(
      'not-an-instant',
      value,
      'a time such as 2026-11-21T10:00:00Z',
      'Take a field that holds a time.',
    );
  }
  if (transform.format === 'instant') return ok(instant.toISOString());
  const zone = readPathText(input, transform.zone);
  const shown = transform.format === 'date' ? localDate : toLocalTime;
  const text = zone === undefined ? undefined : shown(instant, zone);
  return text === undefined ? noZone(zone, transform.zone) : ok(text);
}

const noZone = (zone: string | undefined, path: string): Transformed =>
  refuse('unknown-time-zone', zone, `an IANA zone at ${path}`, 'Set the time zone of the store.');

const noAddress = (value: unknown): Transformed =>
  refuse('not-an-address', value, 'an address object', 'Take order.shippingAddress or order.billingAddress.');

function joined(value: unknown, { separator, length, and }: Extract<Transform, { name: 'join' }>): string {
  const texts = (Array.isArray(value) ? value : [value])
    .filter((part) => part !== null && part !== undefined && part !== '')
    .map(plainText);
  if (length === undefined) return texts.join(separator);
  return fitTexts(texts, { length, between: separator, and: and ?? AND_MORE });
}

function truncate(text: string, length: number, ellipsis: string): string {
  if (text.length <= length) return text;
  return ellipsis.length >= length ? cut(text, length) : cut(text, length - ellipsis.length) + ellipsis;
}

function onText(value: unknown, change: (text: string) => unknown): Transformed {
  if (typeof value === 'string') return ok(change(value));
  if (typeof value === 'number' || typeof value === 'boolean') return ok(change(String(value)));
  return refuse('not-a-text', value, 'a text', 'Use the join transform or another expression first.');
}

function readPathText(input: Input, path: string): string | undefined {
  const value = readPath(input, path.split('.'));
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function refuse(code: string, value: unknown, expected: string, suggestion: string): Transformed {
  return err({ code, value, expected, suggestion });
}
