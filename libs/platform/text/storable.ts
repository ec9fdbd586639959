/** As JSON writes them: NUL, and half of a surrogate pair, which is escaped only where the other half is missing. */
const SUSPECT = /\\u(?:0000|d[89a-f])/i;

/**
 * The same with all texts as PostgreSQL can keep them. Its text and jsonb know neither NUL nor half a surrogate pair; what others tell us may
 * have both, a field that was cut within a letter for example. Objects of classes are left as they are.
 */
export function storable<T>(value: T): T {
  return SUSPECT.test(JSON.stringify(value) ?? '') ? (cleaned(value) as T) : value;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [storableText(name), cleaned(inner)]),
  );
}

/** Of whichever realm: the prototype of a literal has none itself. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const UNUSUAL = /[\u0000\ud800-\udfff]/;

/** The same of one text, for where many pass: nothing is copied unless something unusual is in it. */
export function storableText(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return Buffer.from(text, 'utf8').toString('utf8').replaceAll('\u0000', '\ufffd');
}
