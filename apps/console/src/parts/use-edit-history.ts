import { useCallback, useMemo, useRef, useState } from 'react';
import { record, redo, startHistory, undo, type History } from './edit-history';

/** A value that people edit, with everything that was done to it. */
export interface EditHistory<T, Did extends string> {
  readonly present: T;
  readonly history: History<T>;
  /** With `merge`, edits of the same name shortly after each other are undone together. */
  readonly edit: (did: Did, change: (value: T) => T, merge?: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

export function useEditHistory<T, Did extends string>(initial: T, readOnly: boolean): EditHistory<T, Did> {
  const [history, setHistory] = useState(() => startHistory(initial));
  const typing = useRef({ merge: '', at: 0, burst: 0 });
  const edit = useCallback(
    (did: Did, change: (value: T) => T, merge?: string) => {
      if (readOnly) return;
      const key = merge === undefined ? null : keyOf(typing.current, merge, Date.now());
      setHistory((before) => record(before, did, change(before.present), key));
    },
    [readOnly],
  );
  const back = useCallback(() => setHistory(undo), []);
  const forth = useCallback(() => setHistory(redo), []);
  return useMemo(
    () => ({ present: history.present, history, edit, undo: back, redo: forth }),
    [history, edit, back, forth],
  );
}

const PAUSE_MS = 1_500;

/** After a pause, or at another field, a new burst of typing begins. */
function keyOf(typing: { merge: string; at: number; burst: number }, merge: string, now: number): string {
  if (typing.merge !== merge || now - typing.at > PAUSE_MS) typing.burst += 1;
  typing.merge = merge;
  typing.at = now;
  return `${merge} ${typing.burst}`;
}
