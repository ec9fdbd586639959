import type { IncomingHttpHeaders } from 'node:http';
import { CURRENCIES, ENVIRONMENTS, LANGUAGES, SHOPS } from './sample-data';

const REQUIRED: ReadonlyArray<readonly [header: string, known: readonly string[]]> = [
  ['Environment', ENVIRONMENTS],
  ['ShopName', SHOPS],
  ['Currency', CURRENCIES],
  ['Language', LANGUAGES],
];

/** Which header is missing or names something that the engine does not have; undefined when all are in order. */
export function headerFault(headers: IncomingHttpHeaders): string | undefined {
  for (const [name, known] of REQUIRED) {
    const value = headers[name.toLowerCase()];
    if (typeof value !== 'string' || value === '') return `The header ${name} is required.`;
    if (!known.includes(value)) return `${name} '${value}' was not found.`;
  }
  return undefined;
}
