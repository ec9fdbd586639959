import * as countries from 'i18n-iso-countries/index';
import english from 'i18n-iso-countries/langs/en.json';

countries.registerLocale(english);

/** True for an assigned ISO 3166-1 alpha-2 code in capitals. */
export function isAlpha2(value: string): boolean {
  return /^[A-Z]{2}$/.test(value) && countries.alpha2ToAlpha3(value) !== undefined;
}

/** The alpha-2 code of a country given as alpha-2, alpha-3, number or English name; undefined when unknown. */
export function alpha2Of(value: string): string | undefined {
  const text = value.trim();
  const upper = text.toUpperCase();
  if (isAlpha2(upper)) return upper;
  if (/^[A-Z]{3}$/.test(upper)) return countries.alpha3ToAlpha2(upper) ?? undefined;
  if (/^\d{1,3}$/.test(text)) return countries.numericToAlpha2(text.padStart(3, '0')) ?? undefined;
  return countries.getAlpha2Code(text, 'en') ?? undefined;
}

export type CountryForm = 'alpha-2' | 'alpha-3' | 'numeric';

/** The country in the form the other side wants. */
export function countryAs(value: string, form: CountryForm): string | undefined {
  const code = alpha2Of(value);
  if (code === undefined || form === 'alpha-2') return code;
  return form === 'alpha-3' ? countries.alpha2ToAlpha3(code) : countries.alpha2ToNumeric(code);
}
