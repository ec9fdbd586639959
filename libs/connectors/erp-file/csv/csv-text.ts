/** A cell: text is guarded, amounts are decimals with a point that we made ourselves. */
export type Cell = string | null | { readonly decimal: string };

const FORMULA_START = /^[=+\-@\t\r\n]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * RFC 4180: comma, CRLF, quotes doubled. Text that a spreadsheet would take for a formula gets an apostrophe before it, so that what a
 * shopper typed is never carried out.
 */
export function csvText(header: readonly string[], rows: ReadonlyArray<readonly Cell[]>): string {
  return [header, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return cell.decimal;
  const text = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
