import { useEffect, useState } from 'react';

/** What the server has, with the sign that changes when it does; null: not there yet. */
export interface Revised<V> {
  readonly value: V;
  readonly revision: string | null;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * What somebody edits while others may edit it too. Untouched, it follows the server; touched, it is kept, and `theirs` says that the
 * server has something else by now.
 */
export function useRevised<V>(latest: Revised<V>) {
  const [base, setBase] = useState(latest);
  const [draft, setDraft] = useState(latest.value);
  const dirty = !same(draft, base.value);
  const moved = latest.revision !== base.revision;
  if (moved && (!dirty || same(draft, latest.value))) {
    setBase(latest);
    setDraft(latest.value);
  }
  useEffect(() => {
    if (!dirty) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
  return {
    draft,
    change: setDraft,
    dirty,
    /** Sent with the draft when it is saved. */
    revision: base.revision,
    theirs: moved && dirty ? latest.value : undefined,
    saved: (now: Revised<V>): void => {
      setBase(now);
      setDraft(now.value);
    },
    discard: (): void => {
      setBase(latest);
      setDraft(latest.value);
    },
    /** The next save replaces what others have saved. */
    keepMine: (): void => setBase(latest),
  };
}
