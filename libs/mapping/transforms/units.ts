import { err, ok, type Result } from '#platform/errors/result';
import { currencyRule } from '#platform/money/currencies';
import { money } from '#platform/money/money';
import { moneyFromDecimal, moneyToDecimal } from '#platform/money/money-decimal';
import type { ValueFault } from '../fault';

type Units = Result<unknown, ValueFault>;

/** Decimal text in major units to an integer of the currency's smallest unit; never through a float. */
export function toMinorUnits(value: unknown, currency: string | undefined, path: string): Units {
  if (currency === undefined) return missingCurrency(path);
  const text = typeof value === 'number' && Number.isInteger(value) ? String(value) : value;
  if (typeof text !== 'string') {
    return refuse(
      'not-a-decimal',
      value,
      'a decimal number as text, such as "12.50"',
      'Pass money as text, never as a floating number.',
    );
  }
  const amount = moneyFromDecimal(text, currency.toUpperCase());
  if (amount.ok) return ok(amount.value.amount);
  return refuse(amount.error.code, value, `an amount of ${currency}`, amount.error.message);
}

/** An integer of the smallest unit (or a money object) to decimal text in major units. */
export function toDecimalUnits(value: unknown, currency: string | undefined, path: string): Units {
  if (currency === undefined) return missingCurrency(path);
  const amount = typeof value === 'object' && value !== null && 'amount' in value ? value.amount : value;
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount)) {
    return refuse(
      'not-an-integer',
      value,
      "an integer of the currency's smallest unit",
      'Take a money field.',
    );
  }
  const code = currency.toUpperCase();
  if (!currencyRule(code)) {
    return refuse(
      'currency-unsupported',
      currency,
      'a currency that Stripe takes',
      'Correct the currency of the order.',
    );
  }
  return ok(moneyToDecimal(money(amount, code)));
}

function missingCurrency(path: string): Units {
  return refuse(
    'missing-currency',
    null,
    `a currency at ${path}`,
    'Point the transform at the field that holds the currency.',
  );
}

function refuse(code: string, value: unknown, expected: string, suggestion: string): Units {
  return err({ code, value, expected, suggestion });
}
