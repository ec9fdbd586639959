import type { FieldShape, InputShape, InputShapes, SeenType } from '#contracts/models/mapping-shape';
import { REDACTED } from '#platform/logging/redaction';

const MOST_FIELDS = 1_000;
const DEEPEST = 10;
/** So many elements of a list show what it holds. */
const ELEMENTS = 100;
/** A field of fewer samples changes no finding; left out, since its name may be somebody's. */
const LEAST_SEEN = 3;
/** Names of fields; a mail address, a number or a key of something is none. */
const NAME = /^[@$_\p{L}][\p{L}\p{N}_: -]{0,63}$/u;
const NUMBERED = /\d{4}/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Counts which fields samples have and of what types, one sample after another; nothing of their values stays. */
export class ShapeTally {
  private samples = 0;
  private truncated = false;
  private readonly fields = new Map<string, { given: number; types: Map<SeenType, number> }>();

  add(sample: unknown): void {
    this.samples += 1;
    const seen = new Map<string, Set<SeenType>>();
    this.walk(sample, '', 0, seen);
    for (const [path, types] of seen) this.count(path, types);
  }

  shape(): InputShape {
    const fields = [...this.fields].map(([path, { given, types }]): FieldShape => ({
      path,
      given,
      types: Object.fromEntries(types),
    }));
    return { samples: this.samples, truncated: this.truncated, fields };
  }

  private walk(value: unknown, path: string, depth: number, seen: Map<string, Set<SeenType>>): void {
    const type = typeOf(value);
    if (type === undefined) return;
    if (path !== '') {
      const types = seen.get(path) ?? new Set();
      seen.set(path, types.add(type));
    }
    if (depth === DEEPEST) {
      this.truncated ||= type === 'object' || type === 'list';
      return;
    }
    if (Array.isArray(value)) {
      for (const element of value.slice(0, ELEMENTS)) this.walk(element, `${path}[]`, depth + 1, seen);
    } else if (type === 'object') {
      for (const [key, part] of Object.entries(value as object)) {
        const name = NAME.test(key) && !NUMBERED.test(key) ? key : '*';
        this.walk(part, path === '' ? name : `${path}.${name}`, depth + 1, seen);
      }
    }
  }

  private count(path: string, types: ReadonlySet<SeenType>): void {
    let field = this.fields.get(path);
    if (!field) {
      if (this.fields.size === MOST_FIELDS) {
        this.truncated = true;
        return;
      }
      field = { given: 0, types: new Map() };
      this.fields.set(path, field);
    }
    field.given += 1;
    for (const type of types) field.types.set(type, (field.types.get(type) ?? 0) + 1);
  }
}

/** Both windows as they may leave the service that keeps the inputs. */
export function shapesOf(earlier: ShapeTally, later: ShapeTally): InputShapes {
  const [before, after] = [earlier.shape(), later.shape()];
  const often = new Set(
    [...before.fields, ...after.fields].flatMap(({ path, given }) => (given < LEAST_SEEN ? [] : [path])),
  );
  const shown = (shape: InputShape): InputShape => ({
    ...shape,
    fields: shape.fields.filter(({ path }) => often.has(path)),
  });
  return { earlier: shown(before), later: shown(after) };
}

/** Undefined for what counts as not given. */
function typeOf(value: unknown): SeenType | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'object';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'decimal';
  if (typeof value !== 'string') return undefined;
  if (value.includes(REDACTED)) return 'hidden';
  return DATE.test(value) ? 'date' : INSTANT.test(value) ? 'instant' : 'text';
}
