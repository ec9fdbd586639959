import { currencyRule } from '#platform/money/currencies';

/** What somebody typed, in smallest units; null when it is no amount of the currency. Comma and point both part the decimals. */
export function parseAmount(text: string, currency: string): number | null {
  const exponent = currencyRule(currency)?.exponent ?? 2;
  const match = /^(\d{1,12})(?:[.,](\d+))?$/.exec(text.trim());
  if (!match) return null;
  const decimals = match[2] ?? '';
  if (decimals.length > exponent) return null;
  const amount = Number(`${match[1]}${decimals.padEnd(exponent, '0')}`);
  return Number.isSafeInteger(amount) && amount > 0 ? amount : null;
}
