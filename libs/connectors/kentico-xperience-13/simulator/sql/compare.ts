import Decimal from 'decimal.js';
import { broken } from '../rest/rest-error';
import type { Cell, ColumnType } from '../schema/table';
import { fromServerTime } from '../wire/server-time';

/** Below, at or above zero; null when either side is NULL. */
export function compareCells(type: ColumnType, left: Cell, right: Cell): number | null {
  if (left === null || right === null) return null;
  if (type === 'decimal') return new Decimal(String(left)).comparedTo(String(right));
  if (type === 'text' || type === 'guid') {
    return compare(String(left).toLowerCase(), String(right).toLowerCase());
  }
  return compare(left, right);
}

function compare<T extends Cell & {}>(left: T, right: T): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** An SQL literal as the column's cell. Dates without a zone are the web server's local time. */
export function literalOf(
  type: ColumnType,
  text: string,
  utcOffsetMinutes: number,
): string | number | boolean {
  switch (type) {
    case 'int':
      return Number(text);
    case 'bool':
      return text === '1' || text.toLowerCase() === 'true';
    case 'datetime': {
      const instant = fromServerTime(text, utcOffsetMinutes);
      if (instant === undefined) throw broken('Conversion failed when converting date and/or time.');
      return instant;
    }
    case 'text':
    case 'guid':
    case 'decimal':
      return text;
  }
}
