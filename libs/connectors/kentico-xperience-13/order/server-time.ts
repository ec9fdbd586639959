import type { KenticoRow } from '../rest/kentico-row';

const OFFSET = /([+-])(\d{2}):(\d{2})$/;

/** Minutes by which the web server is ahead of UTC, as a time that it has told shows; zero when none shows it. */
export function offsetShownBy(row: KenticoRow, column: string): number {
  const match = OFFSET.exec(row.text(column) ?? '');
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

/** As the service takes a time: the web server's own, without an offset. */
export function serverTime(instant: Date, customer: KenticoRow): string {
  const minutes = offsetShownBy(customer, 'CustomerLastModified');
  return new Date(instant.getTime() + minutes * 60_000).toISOString().replace(/Z$/, '');
}
