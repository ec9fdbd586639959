import { get, send } from '../../../api/client';
import { MAPPINGS } from '../mapping-api';
import type { MappingDraft } from '../model/draft';

/** What somebody is writing: what was in use when the work began, and what it has become. */
export interface DraftContent {
  readonly base: MappingDraft;
  readonly draft: MappingDraft;
}

/** `GET /api/v1/mappings/{id}/draft`. */
export interface StoredDraft {
  /** Zero while nothing was ever saved. */
  readonly revision: number;
  readonly content: DraftContent | null;
  readonly savedAt: string | null;
  readonly savedBy: string | null;
}

export interface DraftState {
  readonly revision: number;
  readonly savedAt: string;
  readonly savedBy: string;
}

const at = (id: string): string => `${MAPPINGS}/${encodeURIComponent(id)}/draft`;

export const getDraft = (id: string, signal?: AbortSignal) => get<StoredDraft>(at(id), {}, signal);

/** Without content the draft is thrown away. @throws ApiProblem `revision-conflict` when somebody has saved another revision. */
export async function saveDraft(
  id: string,
  content: DraftContent | null,
  over: number | null,
): Promise<number> {
  const headers = { 'if-match': over === null ? '*' : `"${over}"` };
  const request =
    content === null ? { method: 'DELETE' as const } : { method: 'PUT' as const, body: content };
  return (await send<{ readonly revision: number }>(at(id), { ...request, headers })).body.revision;
}

export const listStates = (id: string, signal?: AbortSignal) =>
  get<{ readonly items: readonly DraftState[] }>(`${at(id)}/states`, {}, signal);
export const getState = (id: string, revision: number, signal?: AbortSignal) =>
  get<StoredDraft>(`${at(id)}/states/${revision}`, {}, signal);
