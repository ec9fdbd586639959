import type { Result } from '#platform/errors/result';
import type { MappingFault } from '../fault';

export type Outcome = Result<Record<string, unknown>, MappingFault>;

export interface OutcomeChange {
  readonly kind:
    'fails' | 'fails-no-more' | 'fails-otherwise' | 'field-added' | 'field-removed' | 'field-changed';
  /** The target field. */
  readonly field: string;
  /** Why it fails, or failed; null where both give a value. */
  readonly code: string | null;
  /** Short enough to be shown. */
  readonly before: string;
  readonly after: string;
}

const MOST_FIELDS = 50;
const LONGEST_TEXT = 200;
const DEEPEST = 8;

/** In what two documents differ on one input: that one of them fails, else field by field. */
export function compareOutcomes(before: Outcome, after: Outcome): OutcomeChange[] {
  if (before.ok && after.ok) return [...fields(before.value, after.value, '', 0)].slice(0, MOST_FIELDS);
  if (before.ok) return after.ok ? [] : [failing('fails', after.error, '', faultText(after.error))];
  if (after.ok) return [failing('fails-no-more', before.error, faultText(before.error), '')];
  const [old, young] = [before.error, after.error];
  if (old.field === young.field && old.code === young.code) return [];
  return [failing('fails-otherwise', young, faultText(old), faultText(young))];
}

const failing = (
  kind: OutcomeChange['kind'],
  { field, code }: MappingFault,
  before: string,
  after: string,
): OutcomeChange => ({ kind, field, code, before, after });

const faultText = ({ field, code, expected, value }: MappingFault): string =>
  short(`${field}: ${code} (${told(value)}; ${expected})`);

function* fields(before: unknown, after: unknown, path: string, depth: number): Generator<OutcomeChange> {
  if (isRecord(before) && isRecord(after) && depth < DEEPEST) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      yield* fields(before[key], after[key], path === '' ? key : `${path}.${key}`, depth + 1);
    }
    return;
  }
  const [old, young] = [told(before), told(after)];
  if (old === young) return;
  const kind = before === undefined ? 'field-added' : after === undefined ? 'field-removed' : 'field-changed';
  yield { kind, field: path, code: null, before: short(old), after: short(young) };
}

/** Lists count as one value: an element more moves all that follow. */
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const told = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const short = (text: string): string =>
  text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
