import { currencyRule } from './currencies';

/** An integer of the currency's smallest unit at Stripe, and the upper-case currency code. Never a float. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** Throws a RangeError for anything that is not a whole, exactly representable amount of a known currency. */
export function money(amount: number, currency: string): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not a whole amount of ${currency}: ${amount}`);
  if (!currencyRule(currency)) throw new RangeError(`Unknown currency: ${currency}`);
  return { amount: amount === 0 ? 0 : amount, currency };
}

/** Whether the provider moves such a sum: whole krónur, dinars to ten fils. */
export const isChargeable = ({ amount, currency }: Money): boolean =>
  amount % (currencyRule(currency)?.step ?? 1) === 0;

export const zeroMoney = (currency: string): Money => money(0, currency);
export const isNegative = (value: Money): boolean => value.amount < 0;

export function addMoney(a: Money, b: Money): Money {
  requireSameCurrency(a, b);
  return money(a.amount + b.amount, a.currency);
}

export function subtractMoney(a: Money, b: Money): Money {
  requireSameCurrency(a, b);
  return money(a.amount - b.amount, a.currency);
}

export function sumMoney(values: readonly Money[], currency: string): Money {
  return values.reduce(addMoney, zeroMoney(currency));
}

export function equalMoney(a: Money, b: Money): boolean {
  return a.currency === b.currency && a.amount === b.amount;
}

function requireSameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new RangeError(`Currencies differ: ${a.currency} and ${b.currency}`);
}
