import { broken } from './statement-read';

/** Rows of a CSV text with quotes as in RFC 4180; empty rows are left out. */
export function csvRows(text: string, delimiter: string, most: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const endField = (): void => {
    row.push(field);
    field = '';
  };
  const endRow = (): void => {
    endField();
    if (row.some((one) => one !== '')) rows.push(row);
    if (rows.length > most) broken('bank-file-too-large', `More than ${most} rows`);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!;
    if (quoted) {
      if (char !== '"') field += char;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && field === '') quoted = true;
    else if (char === delimiter) endField();
    else if (char === '\n' || char === '\r') endRow();
    else field += char;
  }
  if (quoted) broken('bank-file-incomplete', 'The file ends within a quoted field: it is cut off');
  endRow();
  return rows;
}
