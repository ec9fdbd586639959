/**
 * How Stripe writes amounts, currency by currency. It is deliberately not ISO 4217 nor `Intl`: there ISK and UGX have no
 * decimals, at Stripe they are sent with two that must be zero.
 */
export interface CurrencyRule {
  /** Decimal digits between the major and the smallest unit. */
  readonly exponent: 0 | 2 | 3;
  /** A charge must be a multiple of this many smallest units. */
  readonly step: 1 | 10 | 100;
}

const ZERO_DECIMAL = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF';
const THREE_DECIMAL = 'BHD JOD KWD OMR TND';
const TWO_DECIMAL_WHOLE_UNITS = 'ISK UGX';
const TWO_DECIMAL = `
  AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CNY COP CRC CVE CZK
  DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR JMD KES KGS KHR KYD KZT LAK LBP
  LKR LRD LSL MAD MDL MKD MMK MNT MOP MRO MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON
  RSD RUB SAR SBD SCR SEK SGD SHP SLE SLL SOS SRD STD SZL THB TJS TOP TRY TTD TWD TZS UAH USD UYU UZS WST XCD XCG YER ZAR
  ZMW`;

const rules = new Map<string, CurrencyRule>();
const enter = (codes: string, rule: CurrencyRule): void => {
  for (const code of codes.trim().split(/\s+/)) rules.set(code, rule);
};
enter(ZERO_DECIMAL, { exponent: 0, step: 1 });
enter(THREE_DECIMAL, { exponent: 3, step: 10 });
enter(TWO_DECIMAL_WHOLE_UNITS, { exponent: 2, step: 100 });
enter(TWO_DECIMAL, { exponent: 2, step: 1 });

/** Upper-case codes of every currency Stripe takes. */
export const CURRENCIES: readonly string[] = [...rules.keys()].sort();

/** Undefined for a currency that Stripe does not take. */
export function currencyRule(currency: string): CurrencyRule | undefined {
  return rules.get(currency);
}
