/** What was done, for the undo button and for screen readers. */
export interface Entry<T> {
  readonly label: string;
  /** Edits in a row with the same key are one: typing. */
  readonly key: string | null;
  readonly before: T;
  readonly after: T;
}

/**
 * A value with everything that was done to it. Entries hold the value before and after, sharing all that did not change, so undoing
 * gives exactly what was there, whatever the edit did.
 */
export interface History<T> {
  readonly present: T;
  readonly past: ReadonlyArray<Entry<T>>;
  readonly future: ReadonlyArray<Entry<T>>;
}

/** Older edits are forgotten. */
export const MOST_ENTRIES = 500;
export const startHistory = <T>(present: T): History<T> => ({ present, past: [], future: [] });

/** An edit that changes nothing leaves no entry; one with the key of the last edit joins it. */
export function record<T>(
  history: History<T>,
  label: string,
  after: T,
  key: string | null = null,
): History<T> {
  if (after === history.present) return history;
  const last = history.past.at(-1);
  if (key !== null && last?.key === key && history.future.length === 0) {
    const joined = { label, key, before: last.before, after };
    return { present: after, past: [...history.past.slice(0, -1), joined], future: [] };
  }
  const entry = { label, key, before: history.present, after };
  return { present: after, past: [...history.past, entry].slice(-MOST_ENTRIES), future: [] };
}

export function undo<T>(history: History<T>): History<T> {
  const entry = history.past.at(-1);
  if (!entry) return history;
  return {
    present: entry.before,
    past: history.past.slice(0, -1),
    future: [entry, ...history.future],
  };
}

export function redo<T>(history: History<T>): History<T> {
  const [entry, ...future] = history.future;
  if (!entry) return history;
  return { present: entry.after, past: [...history.past, entry], future };
}
