const LONGEST_MS = 60 * 60 * 1000;

/** Reads both forms of `Retry-After`: seconds and an HTTP date. At most an hour; undefined when missing or unreadable. */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  if (Number.isNaN(wait)) return undefined;
  return Math.min(Math.max(wait, 0), LONGEST_MS);
}
