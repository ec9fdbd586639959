import { useEffect } from 'react';
import { same } from './model/difference';
import type { MappingDraft } from './model/draft';

interface Kept {
  /** The version that was edited. */
  readonly base: MappingDraft;
  readonly draft: MappingDraft;
}

const nameOf = (id: string): string => `tillbridge-mapping-${id}`;

/** What somebody edited in this browser and has not published. */
export function readKept(id: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(id)) ?? 'null') as Kept | null;
    return kept?.base.document.id === id && Array.isArray(kept.draft.document.fields) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps unpublished edits in this browser with every edit, so that closing the page loses nothing. */
export function useKeptDraft(base: MappingDraft, draft: MappingDraft): void {
  useEffect(() => {
    const name = nameOf(draft.document.id);
    try {
      if (same(base, draft)) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify({ base, draft } satisfies Kept));
    } catch {
      // Full or forbidden: the edits stay in the page.
    }
  }, [base, draft]);
}
