import { alpha2Of } from './country';

export interface StandardAddress {
  readonly name: string | null;
  readonly company: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly phone: string | null;
}

const PARTS = [
  'name',
  'company',
  'line1',
  'line2',
  'city',
  'state',
  'postalCode',
  'country',
  'phone',
] as const;

/**
 * One spelling for addresses from any system: white space folded, empty parts null, the country as alpha-2, the postal code in
 * capitals; a second line without a first one moves up. An unknown country is left as it came, for the caller to refuse.
 */
export function standardizeAddress(address: Readonly<Record<string, unknown>>): StandardAddress {
  const part = (key: string): string | null => {
    const value = address[key];
    const text = typeof value === 'string' ? value.normalize('NFC').replace(/\s+/g, ' ').trim() : '';
    return text === '' ? null : text;
  };
  const country = part('country');
  const line1 = part('line1');
  const line2 = part('line2');
  return {
    name: part('name'),
    company: part('company'),
    line1: line1 ?? line2,
    line2: line1 === null ? null : line2,
    city: part('city'),
    state: part('state'),
    postalCode: part('postalCode')?.toUpperCase() ?? null,
    country: country === null ? null : (alpha2Of(country) ?? country),
    phone: part('phone'),
  };
}

/** The standard address with its parts renamed for the other side; `names` lists the parts to keep, all when empty. Empty parts are left out. */
export function renameAddress(
  address: StandardAddress,
  names: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept = Object.keys(names).length === 0 ? PARTS : PARTS.filter((part) => Object.hasOwn(names, part));
  const renamed: Record<string, string> = {};
  for (const part of kept) {
    const value = address[part];
    if (value !== null) renamed[names[part] ?? part] = value;
  }
  return renamed;
}
