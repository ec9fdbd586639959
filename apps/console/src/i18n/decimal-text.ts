import { currencyRule } from '#platform/money/currencies';

export interface MoneyBody {
  /** Smallest unit at Stripe. */
  readonly amount: number;
  readonly currency: string;
}

export const exponentOf = (currency: string): number => currencyRule(currency)?.exponent ?? 2;

/** Digits are set by hand from the integer, so that no float comes near. */
export function decimalText({ amount, currency }: MoneyBody): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const sign = amount < 0 ? '-' : '';
  return exponent === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-exponent)}`;
}
