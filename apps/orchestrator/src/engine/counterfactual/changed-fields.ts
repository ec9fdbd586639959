import type { PlayedStep } from './play-story';

export interface ChangedField {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const MOST_FIELDS = 10;
const LONGEST_TEXT = 200;
const DEEPEST = 8;

/** Where the first command that differs differs. */
export function changedFields(
  before: readonly PlayedStep[],
  after: readonly PlayedStep[],
  about: string,
): ChangedField[] {
  const inputs = (steps: readonly PlayedStep[]): unknown[] =>
    steps.filter(({ type }) => type === about).map(({ input }) => input);
  const [old, young] = [inputs(before), inputs(after)];
  for (const [index, input] of old.entries()) {
    const fields = [...differences(input, young[index], '', 0)];
    if (fields.length > 0) return fields.slice(0, MOST_FIELDS);
  }
  return [];
}

function* differences(before: unknown, after: unknown, path: string, depth: number): Generator<ChangedField> {
  if (isObject(before) && isObject(after) && depth < DEEPEST) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      yield* differences(before[key], after[key], path === '' ? key : `${path}.${key}`, depth + 1);
    }
    return;
  }
  const [one, two] = [told(before), told(after)];
  if (one !== two) yield { path, before: one.slice(0, LONGEST_TEXT), after: two.slice(0, LONGEST_TEXT) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Nothing reads as a dash. */
const told = (value: unknown): string =>
  value === undefined ? '-' : typeof value === 'string' ? value : JSON.stringify(value);
