import { XMLParser } from 'fast-xml-parser';
import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import { currencyRule } from '#platform/money/currencies';
import type { Money } from '#platform/money/money';
import { sumMoney } from '#platform/money/money';
import { moneyFromDecimal } from '#platform/money/money-decimal';
import type { KenticoRow } from '../rest/kentico-row';

/** The order's currency when it is one that can be paid in. `CurrencyCode` is free text in Kentico. */
export function requireCurrency(code: string | null): string {
  const currency = code?.trim().toUpperCase() ?? '';
  if (currencyRule(currency)) return currency;
  throw Failure.mapping('unknown-currency', `"${code ?? ''}" is no currency that can be charged`, {
    details: { field: 'CurrencyCode', value: code, expected: 'an ISO 4217 code that Stripe takes' },
    suggestion:
      'Correct the code of the currency in Kentico (Store configuration > Currencies), then replay.',
  });
}

/** What the customer has to pay: exact, never rounded, never below zero. */
export function requireTotal(order: KenticoRow, currency: string): Money {
  const text = order.requiredText('OrderGrandTotal');
  const total = moneyFromDecimal(text, currency);
  if (!total.ok) throw unpayable(total.error.code, text, total.error.message);
  if (total.value.amount < 0) throw unpayable('negative-amount', text, 'The grand total is below zero');
  return total.value;
}

/**
 * An amount that only explains the total: rounded to the currency's smallest step where Kentico keeps more digits.
 * Missing is zero.
 */
export function explainingAmount(row: KenticoRow, column: string, currency: string): Money {
  const amount = moneyFromDecimal(row.text(column) ?? '0', currency, { rounding: 'half-up' });
  if (amount.ok) return amount.value;
  throw Failure.mapping('unexpected-value', `Kentico's ${column}: ${amount.error.message}`, {
    details: { field: column, value: row.text(column), expected: `a decimal amount in ${currency}` },
    suggestion: `Correct ${column} in Kentico, then replay the message.`,
  });
}

export function amountsOf(order: KenticoRow, lines: Order['lines'], currency: string): Order['amounts'] {
  return {
    lines: sumMoney(
      lines.map((line) => line.total),
      currency,
    ),
    discount: summaryTotal(order.text('OrderDiscounts'), currency),
    shipping: explainingAmount(order, 'OrderTotalShipping', currency),
    tax: explainingAmount(order, 'OrderTotalTax', currency),
    otherPayments: summaryTotal(order.text('OrderOtherPayments'), currency),
  };
}

const summaries = new XMLParser({ ignoreAttributes: true, parseTagValue: false });

/** `<Summary><Item><Name/><Value/></Item>...`: the sum of the values; what cannot be read counts nothing. */
function summaryTotal(xml: string | null, currency: string): Money {
  return sumMoney(
    valuesIn(xml === null ? null : safeParse(xml)).flatMap((text) => {
      const value = moneyFromDecimal(text, currency, { rounding: 'half-up' });
      return value.ok ? [value.value] : [];
    }),
    currency,
  );
}

function valuesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(valuesIn);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) =>
    name.toLowerCase() === 'value' && typeof value === 'string' ? [value] : valuesIn(value),
  );
}

function safeParse(xml: string): unknown {
  try {
    return summaries.parse(xml) as unknown;
  } catch {
    return null;
  }
}

function unpayable(code: string, value: string, message: string): Failure {
  return Failure.mapping(code, `OrderGrandTotal: ${message}`, {
    details: {
      field: 'OrderGrandTotal',
      value,
      expected: 'zero or a positive amount in whole smallest units',
    },
    suggestion: 'Correct the order in Kentico (its totals are not recomputed here), then replay the message.',
  });
}
