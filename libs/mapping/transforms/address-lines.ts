import { err, ok, type Result } from '#platform/errors/result';
import type { ValueFault } from '../fault';
import type { StandardAddress } from './address';
import { formatFor } from './address-formats';

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
    return given === 0 ? [] : [text.replace(/ {2,}/g, ' ').replace(/^[\s,]+|[\s,]+$/g, '')];
  });
  return ok(withCountry && address.country !== null ? [...filled, address.country] : filled);
}
