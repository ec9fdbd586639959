import type { ControlDay } from '#contracts/models/control-totals';
import type { PayoutSummary } from '#contracts/models/payout-explanation';
import type { ReconciliationException } from '#contracts/models/reconciliation-exception';
import { csvRow } from '#platform/csv/csv-row';
import { currencyRule } from '#platform/money/currencies';
import { money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';

/** In major units; a currency that nobody knows keeps its smallest unit. */
const decimal = (amount: number, currency: string): string =>
  currencyRule(currency) ? moneyToDecimal(money(amount, currency)) : String(amount);

export const PAYOUT_HEADINGS = csvRow([
  ...['payout', 'store', 'status', 'amount', 'currency', 'remainder', 'state', 'automatic', 'created'],
  ...['arrival_date', 'trace_id', 'checked'],
]);

export function payoutRow({ storeId, payout, state, remainder, checkedAt }: PayoutSummary): string {
  const { amount, currency } = payout.amount;
  return csvRow([
    ...[
      payout.payoutId,
      storeId,
      payout.status,
      decimal(amount, currency),
      currency,
      decimal(remainder, currency),
    ],
    ...[state, String(payout.automatic), payout.createdAt, payout.arrivalDate, payout.traceId, checkedAt],
  ]);
}

export const EXCEPTION_HEADINGS = csvRow([
  ...['exception', 'store', 'kind', 'subject', 'order', 'amount', 'currency', 'code', 'message', 'state'],
  ...['resolution', 'owner', 'opened', 'closed'],
]);

export function exceptionRow(exception: ReconciliationException): string {
  const { amount, currency, code, message, state, resolution, owner, openedAt, closedAt } = exception;
  return csvRow([
    ...[exception.exceptionId, exception.storeId, exception.kind, exception.subject, exception.orderId],
    ...[decimal(amount, currency), currency, code, message, state, resolution, owner, openedAt, closedAt],
  ]);
}

export const DAY_HEADINGS = csvRow([
  ...['store', 'day', 'currency', 'movements', 'told', 'booked', 'difference'],
  ...['balance_provider', 'balance_books', 'balance_unexplained'],
]);

export function dayRow(storeId: string, day: ControlDay): string {
  const { currency, movements, told, booked, difference, balance } = day;
  const inMajor = (amount: number | undefined): string | null =>
    amount === undefined ? null : decimal(amount, currency);
  return csvRow([
    ...[storeId, day.day, currency, movements, inMajor(told), inMajor(booked), inMajor(difference)],
    ...[inMajor(balance?.provider), inMajor(balance?.books), inMajor(balance?.unexplained)],
  ]);
}
