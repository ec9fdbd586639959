/** A text as SuiteQL writes it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A list for `IN (...)`. */
export const listed = (texts: readonly string[]): string => texts.map(quoted).join(', ');

/** A day, whatever form dates have for the user. */
export const day = (text: string): string => `TO_DATE(${quoted(text)}, 'YYYY-MM-DD')`;

/** A second: `2026-11-21 10:00:00`, in the time zone of the user. */
export const moment = (text: string): string => `TO_DATE(${quoted(text)}, 'YYYY-MM-DD HH24:MI:SS')`;

const CHUNK = 200;

/** Parts of a list that fit a query. */
export function chunks(texts: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let start = 0; start < texts.length; start += CHUNK) parts.push(texts.slice(start, start + CHUNK));
  return parts;
}
