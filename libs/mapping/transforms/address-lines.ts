import { err, ok, type Result } from '#platform/errors/result';
import type { ValueFault } from '../fault';
import type { StandardAddress } from './address';
import { formatFor } from './address-formats';

const AT_AN_END = /[\s,]/;

/** Without what stood between parts that are not there. From both ends: a search would begin anew at every comma within. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && AT_AN_END.test(text[from]!)) from += 1;
  while (to > from && AT_AN_END.test(text[to - 1]!)) to -= 1;
  return text.slice(from, to);
}

/** Lines of an address in the order of its country; the country's code last where it is asked for. Parts that must be there are named. */
export function addressLines(address: StandardAddress, withCountry: boolean): Result<string[], ValueFault> {
  const { lines, required, capitals = [] } = formatFor(address);
  const missing = required.filter((part) => address[part] === null);
  if (missing.length > 0) {
    return err({
      code: 'address-incomplete',
      value: address,
      expected: `an address${address.country === null ? '' : ` in ${address.country}`} with ${required.join(', ')}`,
      suggestion: `Give ${missing.join(', ')} in the source system.`,
    });
  }
  const filled = lines.flatMap((line) => {
    let given = 0;
    const text = line.replace(/\{(\w+)\}/g, (_, name: string) => {
      const part = name as keyof StandardAddress;
      const value = address[part];
      if (value === null) return '';
      given += 1;
      return (capitals as readonly string[]).includes(part) ? value.toUpperCase() : value;
    });
    return given === 0 ? [] : [trimmed(text.replace(/ {2,}/g, ' '))];
  });
  return ok(withCountry && address.country !== null ? [...filled, address.country] : filled);
}
