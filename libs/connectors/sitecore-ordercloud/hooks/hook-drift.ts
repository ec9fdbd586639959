import { isDeepStrictEqual } from 'node:util';

/** One thing that is not as it should be. */
export interface HookDrift {
  /** `webhooks/tillbridge-shop` */
  readonly object: string;
  /** Null: the whole object is missing. */
  readonly field: string | null;
  /** In words; secrets are never told. */
  readonly found: string;
  readonly wanted: string;
}

const NOTHING = 'nothing';

type Fields = Readonly<Record<string, unknown>>;

/** Fields that carry a hash key, or contain one. */
const SECRET: ReadonlySet<string> = new Set(['HashKey', 'DeliveryTargets']);

/** A secret that is not shown: an API that hides it cannot be told from one where it is missing. */
export function mayBeHidden({ field, found }: HookDrift): boolean {
  return field !== null && SECRET.has(field) && found === NOTHING;
}

/** Where an object differs from what it should be. Fields that nobody asked for are somebody else's business. */
export function driftOf(object: string, found: Fields | null, wanted: Fields): HookDrift[] {
  if (found === null) return [{ object, field: null, found: 'missing', wanted: 'present' }];
  return Object.entries(wanted)
    .filter(([field, value]) => !sameContent(found[field], value))
    .map(([field, value]) => ({
      object,
      field,
      found: tell(field, found[field]),
      wanted: SECRET.has(field) ? 'as configured' : tell(field, value),
    }));
}

/** The order of a list and the order of keys say nothing; none and empty are the same. */
function sameContent(left: unknown, right: unknown): boolean {
  return isDeepStrictEqual(normal(left), normal(right));
}

function normal(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) {
    const items = value.map((item) => JSON.stringify(normal(item))).sort();
    return items.length === 0 ? null : items;
  }
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]): [string, unknown] => [name, normal(inner)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function tell(field: string, value: unknown): string {
  if (value === null || value === undefined) return NOTHING;
  return SECRET.has(field) ? 'something else' : typeof value === 'string' ? value : JSON.stringify(value);
}
