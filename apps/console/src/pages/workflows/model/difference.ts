import type { WorkflowDocument } from './document';
import { sameJson } from './edits';

export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: ReadonlyArray<{ readonly id: string; readonly fields: readonly string[] }>;
  /** Members of the document itself: `name`, `trigger`, `start`. */
  readonly document: readonly string[];
}

/** What differs by meaning: places on the canvas and the order of steps do not count. */
export function differenceOf(before: WorkflowDocument, after: WorkflowDocument): Difference {
  const old = new Map(before.steps.map((step) => [step.id, step]));
  const now = new Map(after.steps.map((step) => [step.id, step]));
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)),
    changed: [...now].flatMap(([id, step]) => {
      const other = old.get(id);
      const fields = other ? changedMembers(other, step, ['position']) : [];
      return fields.length > 0 ? [{ id, fields }] : [];
    }),
    document: changedMembers(before, after, ['steps', 'notes']),
  };
}

export const isSame = ({ added, removed, changed, document }: Difference): boolean =>
  added.length + removed.length + changed.length + document.length === 0;

function changedMembers(before: object, after: object, except: readonly string[]): string[] {
  const [a, b] = [before, after] as Array<Record<string, unknown>>;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter(
    (name) => !except.includes(name) && !sameJson(withoutDefaults(a?.[name]), withoutDefaults(b?.[name])),
  );
}

/** A published document carries its defaults, a draft may leave them out: an empty list or object says nothing. */
const withoutDefaults = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? undefined : value;
