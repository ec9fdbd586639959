import { Decimal } from 'decimal.js';
import { err, ok, type Result } from '../errors/result';
import { currencyRule } from './currencies';
import { money, type Money } from './money';

export interface MoneyFault {
  readonly code: 'not-a-decimal' | 'currency-unsupported' | 'not-representable' | 'amount-out-of-range';
  readonly message: string;
}

export interface DecimalOptions {
  /** What to do with digits beyond the currency's step; refused unless said. */
  readonly rounding?: 'refuse' | 'half-up' | 'half-even';
}

const DECIMAL_TEXT = /^[+-]?\d{1,30}(\.\d{1,30})?$/;
const Exact = Decimal.clone({ precision: 80, toExpNeg: -40, toExpPos: 60 });
const ROUNDING = { 'half-up': Decimal.ROUND_HALF_UP, 'half-even': Decimal.ROUND_HALF_EVEN } as const;

/** `129.990000000` in EUR is 12999. Text in major units, a point as separator; exponents and groups are refused. */
export function moneyFromDecimal(
  text: string,
  currency: string,
  options: DecimalOptions = {},
): Result<Money, MoneyFault> {
  const trimmed = text.trim();
  if (!DECIMAL_TEXT.test(trimmed)) {
    return err({ code: 'not-a-decimal', message: `"${trimmed.slice(0, 80)}" is not a decimal number` });
  }
  const rule = currencyRule(currency);
  if (!rule)
    return err({ code: 'currency-unsupported', message: `Stripe does not take the currency ${currency}` });

  const steps = new Exact(trimmed).times(new Exact(10).pow(rule.exponent)).div(rule.step);
  const rounding = options.rounding ?? 'refuse';
  if (rounding === 'refuse' && !steps.isInteger()) {
    return err({
      code: 'not-representable',
      message: `${trimmed} ${currency} is not a multiple of ${smallestStep(currency)} ${currency}`,
    });
  }
  const whole = rounding === 'refuse' ? steps : steps.toDecimalPlaces(0, ROUNDING[rounding]);
  const amount = whole.times(rule.step);
  if (amount.abs().greaterThan(Number.MAX_SAFE_INTEGER)) {
    return err({ code: 'amount-out-of-range', message: `${trimmed} ${currency} is too large` });
  }
  return ok(money(amount.toNumber(), currency));
}

/** In major units with the currency's digits: `129.99`, `500` (JPY), `1.230` (KWD), `5.00` (ISK). */
export function moneyToDecimal(value: Money): string {
  const rule = currencyRule(value.currency);
  if (!rule) throw new RangeError(`Unknown currency: ${value.currency}`);
  return new Exact(value.amount).div(new Exact(10).pow(rule.exponent)).toFixed(rule.exponent);
}

function smallestStep(currency: string): string {
  const rule = currencyRule(currency)!;
  return new Exact(rule.step).div(new Exact(10).pow(rule.exponent)).toFixed();
}
