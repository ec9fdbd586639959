import type { Cell, Column, Row, Table } from '../schema/table';
import { columnOf } from '../schema/table';
import { fromServerTime } from '../wire/server-time';
import { broken, RestError } from './rest-error';

/** A flat JSON object of columns. An unknown column, a nested object or a wrong type is an unhandled exception. */
export function readColumns(text: string, table: Table, utcOffsetMinutes: number): Row {
  const body = parseFlat(text);
  const row: Row = {};
  for (const [name, value] of Object.entries(body)) {
    const column = columnOf(table, name);
    if (!column) throw broken(`The column '${name}' does not exist.`);
    if (column.name === table.id) continue;
    row[column.name] = readCell(value, column, utcOffsetMinutes);
  }
  return row;
}

/** What WCF takes unless somebody raised `maxReceivedMessageSize`. */
const MOST_BYTES = 65_536;

function parseFlat(text: string): Record<string, unknown> {
  if (Buffer.byteLength(text) > MOST_BYTES) throw new RestError(413, 'Request Entity Too Large');
  let parsed: unknown;
  try {
    parsed = JSON.parse(decimalsAsText(text));
  } catch {
    throw broken('The body is no JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw broken('The body is no object.');
  }
  return parsed as Record<string, unknown>;
}

/** Numbers with a fraction must not pass through a double. */
function decimalsAsText(text: string): string {
  return text.replace(
    /("(?:[^"\\]|\\.)*")|(-?\d+\.\d+)/g,
    (whole, quoted: string | undefined) => quoted ?? `"${whole}"`,
  );
}

function readCell(value: unknown, column: Column, utcOffsetMinutes: number): Cell {
  if (value === null) return null;
  switch (column.type) {
    case 'int':
      if (typeof value === 'number' && Number.isInteger(value)) return value;
      break;
    case 'bool':
      if (typeof value === 'boolean') return value;
      break;
    case 'decimal':
      if (typeof value === 'number') return String(value);
      if (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)) return value;
      break;
    case 'datetime': {
      const instant = typeof value === 'string' ? fromServerTime(value, utcOffsetMinutes) : undefined;
      if (instant !== undefined) return instant;
      break;
    }
    case 'text':
    case 'guid':
      if (typeof value === 'string') return value;
  }
  throw broken(`The value of '${column.name}' cannot be converted.`);
}
