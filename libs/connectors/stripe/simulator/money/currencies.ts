import { invalidRequest } from '../protocol/api-error';
import type { StripeSettings } from '../world/settings';
import { convert } from './conversion';

const ZERO_DECIMAL = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '));
const THREE_DECIMAL = new Set('bhd jod kwd omr tnd'.split(' '));
/** Written with two decimals that must be zero, whatever ISO 4217 says. */
const WHOLE_UNITS_ONLY = new Set(['isk', 'ugx']);

/** Smallest charge by settlement currency, in smallest units at Stripe. */
const MINIMUM_CHARGE: Readonly<Record<string, number>> = {
  usd: 50,
  eur: 50,
  gbp: 30,
  chf: 50,
  cad: 50,
  aud: 50,
  nzd: 50,
  sgd: 50,
  brl: 50,
  inr: 50,
  aed: 200,
  bgn: 100,
  czk: 1500,
  dkk: 250,
  hkd: 400,
  huf: 17_500,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  pln: 200,
  ron: 200,
  sek: 300,
  thb: 1000,
};
const MAXIMUM_AMOUNT = 99_999_999;
const LONGER_AMOUNTS: Readonly<Record<string, number>> = {
  inr: 999_999_999,
  idr: 999_999_999_999,
  cop: 9_999_999_999,
  huf: 9_999_999_999,
  jpy: 9_999_999_999,
};

/** Decimals of a currency in Stripe's amounts. */
export function decimalsOf(currency: string): 0 | 2 | 3 {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
}

/** "1,234.50" for people. */
export function formatAmount(amount: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return `${amount < 0 ? '-' : ''}${whole}${fraction} ${currency.toUpperCase()}`;
}

/** Refuses sums that cannot be paid in this currency. */
export function checkWholeUnits(amount: number, currency: string, param: string): void {
  if (THREE_DECIMAL.has(currency) && amount % 10 !== 0) {
    throw invalidRequest(`Invalid amount: three-decimal currencies must be rounded to the nearest ten.`, {
      param,
    });
  }
  if (WHOLE_UNITS_ONLY.has(currency) && amount % 100 !== 0) {
    throw invalidRequest(`Invalid amount: ${currency} amounts must be divisible by 100.`, { param });
  }
}

/** Refuses amounts that Stripe would refuse for this currency. */
export function checkAmount(amount: number, currency: string, param: string, settings: StripeSettings): void {
  checkWholeUnits(amount, currency, param);
  if (amount > (LONGER_AMOUNTS[currency] ?? MAXIMUM_AMOUNT)) {
    throw invalidRequest(
      `Amount must be no more than ${formatAmount(LONGER_AMOUNTS[currency] ?? MAXIMUM_AMOUNT, currency)}`,
      { code: 'amount_too_large', param },
    );
  }
  const settled = convert(amount, currency, settings);
  const minimum = MINIMUM_CHARGE[settled.currency] ?? 50;
  if (settled.amount < minimum) {
    throw invalidRequest(
      `Amount must convert to at least ${minimum} in ${settled.currency}. ${formatAmount(amount, currency)} is too small.`,
      { code: 'amount_too_small', param },
    );
  }
}
