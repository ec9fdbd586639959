import type { FieldShape, InputShapes, SeenType } from '#contracts/models/mapping-shape';

export const CHANGE_KINDS = ['gone', 'type-changed', 'rarer', 'new', 'always'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface ShapeChange {
  readonly kind: ChangeKind;
  readonly path: string;
  readonly earlier: FieldShape;
  readonly later: FieldShape;
}

/** Why nothing is said. */
export const ABSTENTIONS = ['too-few-samples', 'too-many-fields'] as const;
export type Abstention = (typeof ABSTENTIONS)[number];
export type Comparison =
  | { readonly ok: true; readonly changes: readonly ShapeChange[] }
  | { readonly ok: false; readonly reason: Abstention };

/** Inputs needed on either side before anything is said. */
export const LEAST_SAMPLES = 20;
/** What chance alone would show less often than this is told. */
const CHANCE = 0.01;
/** A share that fell by so many standard errors did not fall by chance. */
const ERRORS = 3;
/** Fewer are an odd input, not another shape. */
const LEAST_OF_TYPE = 3;

/** A value of the second kind is also one of the first. */
const COVERS: Partial<Record<SeenType, readonly SeenType[]>> = {
  text: ['date', 'instant'],
  decimal: ['integer'],
};

/** In what the later inputs have another shape than the earlier ones. */
export function compareShapes({ earlier, later }: InputShapes): Comparison {
  if (Math.min(earlier.samples, later.samples) < LEAST_SAMPLES) {
    return { ok: false, reason: 'too-few-samples' };
  }
  if (earlier.truncated || later.truncated) return { ok: false, reason: 'too-many-fields' };
  const before = new Map(earlier.fields.map((field) => [field.path, field]));
  const after = new Map(later.fields.map((field) => [field.path, field]));
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((path): ShapeChange[] => {
    const none: FieldShape = { path, given: 0, types: {} };
    const [was, is] = [before.get(path) ?? none, after.get(path) ?? none];
    const kind = kindOf(was, earlier.samples, is, later.samples);
    return kind === undefined ? [] : [{ kind, path, earlier: was, later: is }];
  });
  return { ok: true, changes };
}

function kindOf(was: FieldShape, before: number, is: FieldShape, after: number): ChangeKind | undefined {
  const [share, shareNow] = [was.given / before, is.given / after];
  if (is.given === 0) return byChance(1 - share, after) ? undefined : 'gone';
  if (was.given === 0) {
    return is.given < LEAST_OF_TYPE || byChance(1 - shareNow, before) ? undefined : 'new';
  }
  if (hasNewType(was, is)) return 'type-changed';
  if (fell(was.given, before, is.given, after)) return 'rarer';
  return share < 1 && shareNow === 1 && !byChance(share, after) ? 'always' : undefined;
}

/** Whether so many in a row of what has this share are no wonder. */
const byChance = (share: number, times: number): boolean => share ** times >= CHANCE;

function hasNewType(was: FieldShape, is: FieldShape): boolean {
  if (was.types.hidden !== undefined) return false;
  const known = new Set(
    (Object.keys(was.types) as SeenType[]).flatMap((type) => [type, ...(COVERS[type] ?? [])]),
  );
  return Object.entries(is.types).some(
    ([type, count]) =>
      type !== 'hidden' &&
      !known.has(type as SeenType) &&
      count >= LEAST_OF_TYPE &&
      !byChance(1 - count / is.given, was.given),
  );
}

/** To less than half of what it was, or from always to sometimes. */
function fell(was: number, before: number, is: number, after: number): boolean {
  const [share, shareNow] = [was / before, is / after];
  if (shareNow >= share || (share < 1 && shareNow > share / 2)) return false;
  const pooled = (was + is) / (before + after);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / before + 1 / after));
  return share - shareNow >= ERRORS * error;
}
