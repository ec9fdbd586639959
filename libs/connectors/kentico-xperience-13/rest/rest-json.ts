import { KenticoRow } from './kentico-row';

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const QUOTE = 34;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;

/** Every number becomes its own text, so that no decimal passes through a double. Throws SyntaxError. */
export function parseKeepingDecimals(text: string): unknown {
  let quoted = '';
  let kept = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
      continue;
    }
    if (code !== MINUS && (code < ZERO || code > NINE)) continue;
    NUMBER.lastIndex = at;
    if (!NUMBER.test(text)) continue;
    quoted += `${text.slice(kept, at)}"${text.slice(at, NUMBER.lastIndex)}"`;
    kept = NUMBER.lastIndex;
    at = kept - 1;
  }
  return JSON.parse(quoted + text.slice(kept)) as unknown;
}

/** Where the string that begins there ends; at the end of the text when it does not. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
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
