import { useCallback, useMemo, useState } from 'react';
import type { History } from '../../parts/edit-history';
import { useEditHistory } from '../../parts/use-edit-history';
import type { Did } from './designer.texts';
import type { WorkflowDocument } from './model/document';

/** The document being edited, with everything that was done to it and what is selected. */
export interface Editor {
  readonly document: WorkflowDocument;
  readonly history: History<WorkflowDocument>;
  readonly selection: ReadonlySet<string>;
  readonly readOnly: boolean;
  /** With `merge`, edits of the same name shortly after each other are undone together. */
  readonly edit: (did: Did, change: (document: WorkflowDocument) => WorkflowDocument, merge?: string) => void;
  readonly select: (ids: Iterable<string>) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

export function useEditor(initial: WorkflowDocument, readOnly: boolean): Editor {
  const { present, history, edit, undo, redo } = useEditHistory<WorkflowDocument, Did>(initial, readOnly);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const select = useCallback((ids: Iterable<string>) => {
    const wanted = new Set(ids);
    setSelection((before) =>
      before.size === wanted.size && [...wanted].every((id) => before.has(id)) ? before : wanted,
    );
  }, []);
  return useMemo(
    () => ({ document: present, history, selection, readOnly, edit, select, undo, redo }),
    [present, history, selection, readOnly, edit, select, undo, redo],
  );
}
