import type { StripeSettings } from '../world/settings';

export interface Settled {
  readonly amount: number;
  readonly currency: string;
  /** Null when nothing was converted. */
  readonly exchangeRate: number | null;
}

const RATE_SCALE = 1_000_000;

/** What a presentment amount becomes on the account's balance; currencies without a rate convert one to one. */
export function convert(amount: number, currency: string, settings: StripeSettings): Settled {
  if (settings.settlementCurrencies.includes(currency)) return { amount, currency, exchangeRate: null };
  const exchangeRate = settings.exchangeRates[currency] ?? 1;
  const scaled = Math.round(exchangeRate * RATE_SCALE);
  const converted = Math.sign(amount) * Math.round((Math.abs(amount) * scaled) / RATE_SCALE);
  return { amount: converted, currency: settings.settlementCurrencies[0], exchangeRate };
}
