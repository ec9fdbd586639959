import { decimalText, exponentOf, type MoneyBody } from './decimal-text';
import { remembered } from './remembered';
import type { Language } from './texts';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

const moneyFormat = remembered((language: Language, currency: string) => {
  const exponent = exponentOf(currency);
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
});

export const formatMoney = (money: MoneyBody, language: Language): string =>
  moneyFormat(language, money.currency).format(decimalText(money) as unknown as number);

const UNITS: ReadonlyArray<readonly [Intl.RelativeTimeFormatUnit, number]> = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];
const ageFormat = remembered(
  (language: Language) => new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' }),
);

export function formatAge(at: string, language: Language, now = Date.now()): string {
  const seconds = Math.round((Date.parse(at) - now) / 1_000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
  return ageFormat(language).format(Math.trunc(seconds / size), unit);
}

const instantFormat = remembered(
  (language: Language) =>
    new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeStyle: 'medium' }),
);

export const formatInstant = (at: string, language: Language): string =>
  instantFormat(language).format(new Date(at));

const minuteFormat = remembered(
  (language: Language) =>
    new Intl.DateTimeFormat(LOCALES[language], {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }),
);

/** Without seconds, for an axis: `21 Nov, 16:00`. */
export const formatMinute = (at: string, language: Language): string =>
  minuteFormat(language).format(new Date(at));

const dayFormat = remembered(
  (language: Language) =>
    new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeZone: 'UTC' }),
);

/** A day of the books, `2026-11-21`: no time and no time zone, so none is made of it. */
export function formatDay(day: string, language: Language): string {
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? day : dayFormat(language).format(at);
}

const numberFormat = remembered((language: Language) => new Intl.NumberFormat(LOCALES[language]));

export const formatNumber = (value: number, language: Language): string =>
  numberFormat(language).format(value);
