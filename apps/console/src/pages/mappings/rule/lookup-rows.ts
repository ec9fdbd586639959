import type { Json } from '../model/rules';

export type LookupRow = readonly [key: string, value: Json];

const NUMBERS = new Set(['integer', 'money-minor', 'decimal']);

/** What was typed into a cell, in the type that the rule gives. */
export function cellValue(text: string, type: string): Json {
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (NUMBERS.has(type) && text.trim() !== '' && String(Number(text)) === text.trim()) return Number(text);
  return text;
}

export const cellText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Rows of two columns as a spreadsheet copies them; undefined for anything else. */
export function pastedRows(text: string, type: string): LookupRow[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length === 0 || !lines.every((line) => line.includes('\t'))) return undefined;
  return lines.map((line): LookupRow => {
    const [key = '', value = ''] = line.split('\t');
    return [key.trim(), cellValue(value.trim(), type)];
  });
}

/** The table of the rows; undefined while a key stands twice. Rows without a key wait. */
export function tableOf(rows: readonly LookupRow[]): Record<string, Json> | undefined {
  const filled = rows.filter(([key]) => key !== '');
  const table = Object.fromEntries(filled);
  return Object.keys(table).length === filled.length ? table : undefined;
}
