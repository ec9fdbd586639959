import { Failure } from '#platform/errors/failure';
import { currencyRule } from '#platform/money/currencies';
import type { Money } from '#platform/money/money';
import { moneyFromDecimal } from '#platform/money/money-decimal';
import type { OcOrder, OcOrderReturn } from '../rest/models';

/** The order's currency, or the connection's when the buyer has no locale. */
export function requireCurrency(order: OcOrder, fallback: string | null): string {
  const currency = (order.Currency ?? fallback ?? '').trim().toUpperCase();
  if (currencyRule(currency)) return currency;
  throw Failure.mapping('unknown-currency', `"${currency}" is no currency that can be charged`, {
    details: {
      field: 'Currency',
      value: order.Currency ?? null,
      expected: 'an ISO 4217 code that Stripe takes',
    },
    suggestion: 'Give the buyer a locale with a currency, or name the default currency in the connection.',
  });
}

/** `Order.Total`, exactly: never recomputed, never rounded, never below zero. */
export function requireTotal(order: OcOrder, currency: string): Money {
  const total = moneyFromDecimal(String(order.Total), currency);
  if (total.ok && total.value.amount >= 0) return total.value;
  const code = total.ok ? 'negative-amount' : total.error.code;
  throw Failure.mapping(code, `Order.Total: ${total.ok ? 'it is below zero' : total.error.message}`, {
    details: {
      field: 'Total',
      value: String(order.Total),
      expected: 'zero or a positive amount in whole smallest units',
    },
    suggestion:
      'Correct the order in OrderCloud (its total is not recomputed here), then replay the message.',
  });
}

/** An amount that only explains the total: rounded to the currency's smallest step. Missing is zero. */
export function explainingAmount(value: number | null | undefined, field: string, currency: string): Money {
  const amount = moneyFromDecimal(String(value ?? 0), currency, { rounding: 'half-up' });
  if (amount.ok) return amount.value;
  throw Failure.mapping('unexpected-value', `OrderCloud's ${field}: ${amount.error.message}`, {
    details: { field, value: String(value), expected: `a decimal amount in ${currency}` },
    suggestion: `Correct ${field} in OrderCloud, then replay the message.`,
  });
}

/**
 * What a return gives back, in smallest units; null while nobody has said.
 * @throws Failure mapping for an amount that the currency cannot hold: money is never rounded here.
 */
export function returnAmount({ ID, RefundAmount }: OcOrderReturn, currency: string): number | null {
  if (RefundAmount === null || RefundAmount === undefined) return null;
  const amount = moneyFromDecimal(String(RefundAmount), currency);
  if (amount.ok) return amount.value.amount;
  throw Failure.mapping(amount.error.code, `OrderReturn.RefundAmount: ${amount.error.message}`, {
    details: { field: 'RefundAmount', value: String(RefundAmount), orderReturn: ID },
    suggestion: 'Correct the amount of the order return in OrderCloud, then replay the message.',
  });
}
