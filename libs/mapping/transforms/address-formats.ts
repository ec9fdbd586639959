import type { StandardAddress } from './address';

type Part = Exclude<keyof StandardAddress, 'phone' | 'country'>;

/** How letters are addressed in a country. */
export interface AddressFormat {
  /** Each line's parts between the braces; a line whose parts are all empty is left out. */
  readonly lines: readonly string[];
  /** Without them nothing arrives. */
  readonly required: readonly Part[];
  /** Parts that the post wants in capitals. */
  readonly capitals?: readonly Part[];
}

const PERSON = ['{name}', '{company}'];
const STREET = ['{line1}', '{line2}'];
const FORMATS: Readonly<Record<string, AddressFormat>> = {
  DE: { lines: [...PERSON, ...STREET, '{postalCode} {city}'], required: ['line1', 'postalCode', 'city'] },
  US: {
    lines: [...PERSON, ...STREET, '{city}, {state} {postalCode}'],
    required: ['line1', 'city', 'state', 'postalCode'],
  },
  GB: {
    lines: [...PERSON, ...STREET, '{city}', '{postalCode}'],
    required: ['line1', 'city', 'postalCode'],
    capitals: ['city'],
  },
  FR: {
    lines: [...PERSON, ...STREET, '{postalCode} {city}'],
    required: ['line1', 'postalCode', 'city'],
    capitals: ['city'],
  },
  JP: {
    lines: [...PERSON, '{line2}', '{line1}', '{city}, {state} {postalCode}'],
    required: ['line1', 'city', 'state', 'postalCode'],
  },
};
/** In Japanese letters: from the large to the small, the person last. */
const JAPANESE: AddressFormat = {
  lines: ['〒{postalCode}', '{state}{city}{line1}', '{line2}', '{company}', '{name}'],
  required: ['line1', 'city', 'state', 'postalCode'],
};
const ANYWHERE: AddressFormat = {
  lines: [...PERSON, ...STREET, '{postalCode} {city}', '{state}'],
  required: ['line1', 'city'],
};
const JAPANESE_LETTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

export function formatFor(address: StandardAddress): AddressFormat {
  const { country, line1, city } = address;
  if (country === 'JP' && JAPANESE_LETTERS.test(`${line1 ?? ''}${city ?? ''}`)) return JAPANESE;
  return (country !== null && Object.hasOwn(FORMATS, country) ? FORMATS[country] : undefined) ?? ANYWHERE;
}
