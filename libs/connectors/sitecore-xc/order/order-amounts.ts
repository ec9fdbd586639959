import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import { currencyRule } from '#platform/money/currencies';
import type { Money } from '#platform/money/money';
import { subtractMoney, sumMoney, zeroMoney } from '#platform/money/money';
import { moneyFromDecimal } from '#platform/money/money-decimal';
import { componentsOf, readShape, xcMoneySchema } from '../engine/entity-types';
import type { XcMoney } from '../engine/entity-types';
import type { XcAdjustment, XcLine, XcOrder } from './xc-order';

const SUGGESTION = 'Correct the order in Experience Commerce (totals are not recomputed here), then replay.';

/** The currency of the grand total, when it is one that can be paid in. */
export function requireCurrency(order: XcOrder): string {
  const code = order.Totals?.GrandTotal?.CurrencyCode ?? null;
  const currency = code?.trim().toUpperCase() ?? '';
  if (currencyRule(currency)) return currency;
  throw Failure.mapping('unknown-currency', `"${code ?? ''}" is no currency that can be charged`, {
    details: {
      field: 'Totals.GrandTotal.CurrencyCode',
      value: code,
      expected: 'an ISO 4217 code that Stripe takes',
    },
    suggestion: 'Correct the currency set of the shop, then replay the message.',
  });
}

/** What is left to pay: the grand total, which XC states before payments, less gift cards. Exact, never rounded, never below zero. */
export function requireTotal(order: XcOrder, currency: string): Money {
  const field = 'Totals.GrandTotal';
  const grandTotal = exactMoney(order.Totals?.GrandTotal, currency, field);
  const total = subtractMoney(grandTotal, giftCardTotal(order, currency));
  if (total.amount >= 0) return total;
  throw Failure.mapping('negative-amount', 'Less than nothing is left to pay', {
    details: {
      field,
      value: order.Totals?.GrandTotal?.Amount ?? null,
      expected: 'zero or a positive amount',
    },
    suggestion: SUGGESTION,
  });
}

export function amountsOf(order: XcOrder, lines: Order['lines'], currency: string): Order['amounts'] {
  const ofLines = (order.Lines ?? []).flatMap((line) => line.Adjustments ?? []);
  const ofOrder = order.Adjustments ?? [];
  const discounts = adjustmentsOf(ofOrder, 'Discount', currency);
  const both = [...ofOrder, ...ofLines];
  return {
    lines: sumMoney(
      lines.map(({ total }) => total),
      currency,
    ),
    discount: subtractMoney(zeroMoney(currency), discounts),
    shipping: adjustmentsOf(both, 'Fulfillment', currency),
    tax: adjustmentsOf(both, 'Tax', currency),
    otherPayments: giftCardTotal(order, currency),
  };
}

/** Subtotal of a line less its own discounts, which XC writes as negative adjustments. */
export function lineTotal(line: XcLine, currency: string): Money {
  const subTotal = explainingMoney(line.Totals?.SubTotal, currency, 'Lines.Totals.SubTotal');
  return sumMoney([subTotal, adjustmentsOf(line.Adjustments ?? [], 'Discount', currency)], currency);
}

function adjustmentsOf(adjustments: readonly XcAdjustment[], type: string, currency: string): Money {
  return sumMoney(
    adjustments
      .filter((entry) => entry.IncludeInGrandTotal !== false && entry.AdjustmentType === type)
      .map((entry) => explainingMoney(entry.Adjustment, currency, `Adjustments.${type}`)),
    currency,
  );
}

function giftCardTotal(order: XcOrder, currency: string): Money {
  return sumMoney(
    componentsOf(order.Components ?? [], 'GiftCardPaymentComponent').map((card) =>
      exactMoney(
        readShape(xcMoneySchema, card['Amount'], 'The gift card payment'),
        currency,
        'GiftCardPaymentComponent.Amount',
      ),
    ),
    currency,
  );
}

function exactMoney(value: XcMoney | null | undefined, currency: string, field: string): Money {
  return moneyOf(value, currency, field, 'refuse');
}

/** An amount that only explains the total: rounded to the currency's smallest step where XC keeps more digits. Missing is zero. */
function explainingMoney(value: XcMoney | null | undefined, currency: string, field: string): Money {
  return typeof value?.Amount === 'string' ? moneyOf(value, currency, field, 'half-up') : zeroMoney(currency);
}

function moneyOf(
  value: XcMoney | null | undefined,
  currency: string,
  field: string,
  rounding: 'refuse' | 'half-up',
): Money {
  const text = value?.Amount ?? '';
  const code = value?.CurrencyCode?.trim().toUpperCase() ?? currency;
  if (code !== currency) {
    throw Failure.mapping('mixed-currencies', `${field} is in ${code}, the order in ${currency}`, {
      details: { field, value: `${text} ${code}`, expected: currency },
      suggestion: SUGGESTION,
    });
  }
  const money = moneyFromDecimal(text, currency, { rounding });
  if (money.ok) return money.value;
  throw Failure.mapping(money.error.code, `${field}: ${money.error.message}`, {
    details: { field, value: text, expected: `a decimal amount in whole smallest units of ${currency}` },
    suggestion: SUGGESTION,
  });
}
