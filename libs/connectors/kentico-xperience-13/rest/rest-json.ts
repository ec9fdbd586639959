import { KenticoRow } from './kentico-row';

/** Every number becomes its own text, so that no decimal passes through a double. Throws SyntaxError. */
export function parseKeepingDecimals(text: string): unknown {
  const quoted = text.replace(
    /("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g,
    (number, string: string | undefined) => string ?? `"${number}"`,
  );
  return JSON.parse(quoted) as unknown;
}

/**
 * Rows of a list answer, read by position: `{"ecommerce_orders":[{"COM_Order":[...]},{"TotalRecords":...}]}`. Names and their case
 * are not relied on; without rows the total is missing and the table's name is another one.
 */
export function rowsOf(answer: unknown): KenticoRow[] | undefined {
  const tables = firstValue(answer);
  if (!Array.isArray(tables)) return undefined;
  if (tables.length === 0) return [];
  const rows = firstValue(tables[0]);
  if (rows === undefined || rows === null || rows === '') return [];
  return Array.isArray(rows) ? rows.filter(isRecord).map((row) => new KenticoRow(row)) : undefined;
}

/** One object: `{"data":{...}}`, also bare or under its table's name. */
export function rowOf(answer: unknown): KenticoRow | undefined {
  if (!isRecord(answer)) return undefined;
  const values = Object.values(answer);
  const inner = values[0];
  if (values.length !== 1 || !isRecord(inner)) return new KenticoRow(answer);
  return rowOf(inner);
}

function firstValue(value: unknown): unknown {
  return isRecord(value) ? Object.values(value)[0] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
