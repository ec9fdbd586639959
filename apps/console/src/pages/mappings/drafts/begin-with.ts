import type { KeptDraft } from '../kept-draft';
import { same } from '../model/difference';
import type { MappingDraft } from '../model/draft';
import type { StoredDraft } from './draft-api';

export interface Beginning {
  readonly base: MappingDraft;
  readonly draft: MappingDraft;
  /** The revision that the edits follow. */
  readonly revision: number;
  readonly from: 'server' | 'browser' | 'in-use';
}

/**
 * What the page opens with: edits that only this browser has, else the draft that everybody shares, else what is in use. Edits of this
 * browser follow the revision they were made on, so that a newer one of somebody else shows as a conflict.
 */
export function beginWith(
  inUse: MappingDraft,
  kept: KeptDraft | undefined,
  stored: StoredDraft | null,
): Beginning {
  const content = stored?.content ?? null;
  const shared = content ?? { base: inUse, draft: inUse };
  const revision = stored?.revision ?? 0;
  if (kept && !same(kept.base, kept.draft) && !same(kept.draft, shared.draft)) {
    return { base: kept.base, draft: kept.draft, revision: kept.revision ?? revision, from: 'browser' };
  }
  return { ...shared, revision, from: content === null ? 'in-use' : 'server' };
}
