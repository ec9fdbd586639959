import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../api/problem';
import type { WorkflowDocument } from './model/document';
import { saveDraft } from './workflow-api';

const SAVE_AFTER_MS = 1_200;

export type DraftState = 'unchanged' | 'unsaved' | 'saving' | 'saved' | 'conflict' | 'failed';

/** Keeps the draft at the server a moment after the last edit. Somebody else's newer draft is never written over unasked. */
export function useDraft(document: WorkflowDocument, loadedRevision: number, initial: WorkflowDocument) {
  const [state, setState] = useState<DraftState>('unchanged');
  const [revision, setRevision] = useState(loadedRevision);
  const [error, setError] = useState<unknown>(null);
  const saved = useRef(initial);
  const busy = useRef<Promise<void>>(Promise.resolve());
  const current = useRef({ document, revision });
  useEffect(() => {
    current.current.document = document;
  });

  const saveNow = useCallback((over = false): Promise<void> => {
    const save = async (): Promise<void> => {
      const wanted = current.current.document;
      if (wanted === saved.current && !over) return;
      if (wanted.steps.length === 0) return;
      setState('saving');
      try {
        const answer = await saveDraft(wanted, over ? null : current.current.revision);
        saved.current = wanted;
        current.current.revision = answer.revision;
        setRevision(answer.revision);
        setError(null);
        setState(current.current.document === wanted ? 'saved' : 'unsaved');
      } catch (problem) {
        setError(problem);
        setState(
          problem instanceof ApiProblem && problem.code === 'revision-conflict' ? 'conflict' : 'failed',
        );
        throw problem;
      }
    };
    busy.current = busy.current.catch(() => undefined).then(save);
    return busy.current;
  }, []);

  useEffect(() => {
    if (document === saved.current || state === 'conflict') return;
    if (state !== 'saving') setState('unsaved');
    const timer = setTimeout(() => void saveNow().catch(() => undefined), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
    // Only an edit starts the wait anew.
  }, [document, saveNow]);

  /** What is loaded now counts as saved. */
  const adopt = useCallback((loaded: WorkflowDocument, at: number) => {
    saved.current = loaded;
    current.current.revision = at;
    setRevision(at);
    setState('saved');
    setError(null);
  }, []);

  return { state, revision, error, saveNow, adopt };
}
