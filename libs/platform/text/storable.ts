/** As JSON writes them: NUL, and half of a surrogate pair, which is escaped only where the other half is missing. */
const SUSPECT = /\\u(?:0000|d[89a-f])/i;

/**
 * The same with all texts as PostgreSQL can keep them. Its text and jsonb know neither NUL nor half a surrogate pair; what others tell us may
 * have both, a field that was cut within a letter for example. Plain data only.
 */
export function storable<T>(value: T): T {
  return SUSPECT.test(JSON.stringify(value) ?? '') ? (cleaned(value) as T) : value;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [cleanText(name), cleaned(inner)]));
}

const cleanText = (text: string): string =>
  Buffer.from(text, 'utf8').toString('utf8').replaceAll('\u0000', '\ufffd');
