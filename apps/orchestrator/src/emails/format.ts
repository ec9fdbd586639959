import type { MoneyBody } from '#contracts/models/money';
import { currencyRule } from '#platform/money/currencies';
import { moneyToDecimal } from '#platform/money/money-decimal';

/** The first of the wanted locales that the runtime knows; English otherwise. */
export function knownLocale(wanted: string | null | undefined): string {
  if (!wanted) return 'en';
  try {
    return Intl.getCanonicalLocales(wanted.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** `129,99 €` or `$129.99`: digits by Stripe's table, words and marks by the locale. */
export function formatMoney(value: MoneyBody, locale: string): string {
  const rule = currencyRule(value.currency);
  if (!rule) return `${value.amount} ${value.currency}`;
  const digits = { minimumFractionDigits: rule.exponent, maximumFractionDigits: rule.exponent };
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: value.currency, ...digits });
  // A decimal text is formatted without going through a float; the type says so only in later libraries.
  return format.format(moneyToDecimal(value) as unknown as number);
}

export function formatDateTime(instant: string, zone: string, locale: string): string {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone: zone } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(instant));
}
