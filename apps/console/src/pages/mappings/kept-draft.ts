import { useEffect } from 'react';
import { same } from './model/difference';
import type { MappingDraft } from './model/draft';

export interface KeptDraft {
  /** The version that was edited. */
  readonly base: MappingDraft;
  readonly draft: MappingDraft;
  /** The revision of the shared draft that it follows. */
  readonly revision?: number;
}

const nameOf = (id: string): string => `tillbridge-mapping-${id}`;

/** What somebody edited in this browser that is nowhere else. */
export function readKept(id: string): KeptDraft | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(id)) ?? 'null') as KeptDraft | null;
    return kept?.base.document.id === id && Array.isArray(kept.draft.document.fields) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps in this browser, with every edit, what the server does not have, so that closing the page loses nothing. */
export function useKeptDraft({ base, draft, revision = 0 }: KeptDraft, elsewhere: boolean): void {
  useEffect(() => {
    const name = nameOf(draft.document.id);
    try {
      if (elsewhere || same(base, draft)) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify({ base, draft, revision } satisfies KeptDraft));
    } catch {
      // Full or forbidden: the edits stay in the page.
    }
  }, [base, draft, revision, elsewhere]);
}
