import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../../api/problem';
import { MAPPINGS } from '../mapping-api';
import { same } from '../model/difference';
import type { MappingDraft } from '../model/draft';
import { saveDraft, type DraftContent, type StoredDraft } from './draft-api';

const SAVE_AFTER_MS = 1_200;

export type DraftSaving = 'unchanged' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'conflict';

interface Given {
  readonly base: MappingDraft;
  readonly draft: MappingDraft;
  /** As the server last told it; null for who may not keep drafts there. */
  readonly stored: StoredDraft | null;
  /** The revision that was opened. */
  readonly opened: number;
  /** Its content. */
  readonly known: DraftContent | null;
}

export interface ServerDraft {
  readonly state: DraftSaving;
  readonly revision: number;
  /** What is seen is what the server has seen of it, so nothing else has to keep it. */
  readonly kept: boolean;
  /** Writes over what somebody else has saved. */
  readonly keepMine: () => void;
  /** What the server has counts as saved here. */
  readonly adopt: (stored: StoredDraft) => void;
}

/** Keeps edits at the server a moment after the last one. Somebody else's newer draft is never written over unasked. */
export function useServerDraft({ base, draft, stored, opened, known }: Given): ServerDraft {
  const queryClient = useQueryClient();
  const [state, setState] = useState<DraftSaving>('unchanged');
  const [revision, setRevision] = useState(opened);
  const at = useRef(opened);
  const saved = useRef<DraftContent | null>(known);
  const wanted = useRef<DraftContent | null>(null);
  const busy = useRef<Promise<void>>(Promise.resolve());
  const enabled = stored !== null;
  const content = same(base, draft) ? null : { base, draft };
  useEffect(() => {
    wanted.current = content;
  });

  const save = useCallback(
    (id: string, over: boolean): void => {
      const turn = async (): Promise<void> => {
        const now = wanted.current;
        if (!over && same(now, saved.current)) return setState(at.current === 0 ? 'unchanged' : 'saved');
        setState('saving');
        try {
          at.current = await saveDraft(id, now, over ? null : at.current);
          saved.current = now;
          setRevision(at.current);
          setState(same(wanted.current, now) ? 'saved' : 'unsaved');
        } catch (problem) {
          const conflict = problem instanceof ApiProblem && problem.code === 'revision-conflict';
          setState(conflict ? 'conflict' : 'failed');
          if (conflict) await queryClient.invalidateQueries({ queryKey: [MAPPINGS, id, 'draft'] });
        }
      };
      busy.current = busy.current.then(turn);
    },
    [queryClient],
  );

  const { id } = draft.document;
  useEffect(() => {
    if (!enabled || state === 'conflict' || same(wanted.current, saved.current)) return undefined;
    setState('unsaved');
    const timer = setTimeout(() => save(id, false), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
    // Only an edit, or what is in use, starts the wait anew.
  }, [base, draft, enabled, id, save]);

  const newer = stored !== null && stored.revision > revision && state !== 'saving';
  return {
    state: newer ? 'conflict' : state,
    revision,
    kept: enabled && same(content, saved.current),
    keepMine: () => save(id, true),
    adopt: (theirs) => {
      at.current = theirs.revision;
      saved.current = theirs.content;
      setRevision(theirs.revision);
      setState('saved');
    },
  };
}
