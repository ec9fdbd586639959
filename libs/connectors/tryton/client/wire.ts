import { Failure } from '#platform/errors/failure';

/** How Tryton's JSON-RPC writes what JSON has no word for. */
export interface WireDecimal {
  readonly __class__: 'Decimal';
  readonly decimal: string;
}

export interface WireDate {
  readonly __class__: 'date';
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Amounts and prices go as text: a JSON number would arrive as a binary fraction and be refused. */
export const decimal = (text: string): WireDecimal => ({ __class__: 'Decimal', decimal: text });

/** `2026-11-21` as Tryton's date. */
export function wireDate(day: string): WireDate {
  const [year, month, date] = day.split('-').map(Number);
  return { __class__: 'date', year: year!, month: month!, day: date! };
}

/** Text of a decimal; `0` for a field that is empty. */
export function decimalText(value: unknown): string {
  if (value === null || value === undefined) return '0';
  if (isClass(value, 'Decimal') && typeof value['decimal'] === 'string') return value['decimal'];
  if (typeof value === 'number') return String(value);
  throw unreadable('a decimal');
}

/** A date of Tryton as `2026-11-21`. */
export function dayText(value: unknown): string {
  if (!isClass(value, 'date')) throw unreadable('a date');
  const part = (name: string, width: number): string => String(value[name]).padStart(width, '0');
  return `${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`;
}

function isClass(value: unknown, name: string): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && (value as Record<string, unknown>)['__class__'] === name
  );
}

function unreadable(what: string): Failure {
  return Failure.permanent('erp-answer-unreadable', `Tryton answered something that is not ${what}`);
}
