import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type {
  FaultSchema,
  WarningSchema,
  WorkflowRunSchema,
  WorkflowSummarySchema,
} from '#contracts/queries/orchestrator';
import { get, post, put } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { useLanguage } from '../../i18n/language';
import type { JsonSchema } from '../../parts/json-schema';
import type { WorkflowDocument } from './model/document';
import { toldMessage } from './words/message-words';

export type WorkflowSummary = z.output<typeof WorkflowSummarySchema>;
export type Run = z.output<typeof WorkflowRunSchema>;
export type RunStep = Run['steps'][number];
export type Fault = z.output<typeof FaultSchema>;
export type Warning = z.output<typeof WarningSchema>;

export const WORKFLOWS = '/api/v1/workflows';
export const RUNS = '/api/v1/workflow-runs';
const MESSAGES = '/api/v1/workflow-messages';

/** `GET /api/v1/workflows/{id}/versions/{version}`. */
export interface WorkflowVersion {
  readonly version: number | null;
  readonly revision: number;
  readonly document: WorkflowDocument;
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
}

export interface MessageSummary {
  readonly name: string;
  readonly kind: 'event' | 'command';
  readonly summary: string;
}

const at = (id: string): string => `${WORKFLOWS}/${encodeURIComponent(id)}`;

export const getVersion = (id: string, version: number | 'draft' | 'published', signal?: AbortSignal) =>
  get<WorkflowVersion>(`${at(id)}/versions/${version}`, {}, signal);

/** Null when there is none. */
export const findVersion = (id: string, version: 'draft' | 'published', signal?: AbortSignal) =>
  getVersion(id, version, signal).catch((error: unknown) => {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  });

export interface Saved {
  readonly revision: number;
  readonly valid: boolean;
  readonly errors: readonly Fault[];
}
/** @throws ApiProblem `revision-conflict` when somebody else has saved since */
export const saveDraft = (document: WorkflowDocument, expectedRevision: number | null) =>
  put<Saved>(`${at(document.id)}/draft`, { document, expectedRevision });

export const publishDraft = (id: string) => post<{ readonly version: number }>(`${at(id)}/publish`);

export interface Checked {
  readonly valid: boolean;
  readonly errors: readonly Fault[];
  readonly warnings: readonly Warning[];
}
export const validate = (document: WorkflowDocument) =>
  post<Checked>(`${at(document.id)}/validate`, { document });

export interface DryRun {
  readonly started: boolean;
  readonly state: string;
  readonly steps: ReadonlyArray<{
    readonly stepId: string;
    readonly type: string;
    readonly input: unknown;
    readonly output: unknown;
  }>;
  readonly errors: readonly Fault[];
}
export interface DryRunRequest {
  readonly document: WorkflowDocument;
  readonly storeId: string | null;
  readonly events: ReadonlyArray<{ readonly type: string; readonly body: unknown }>;
  readonly results: Readonly<Record<string, unknown>>;
}
export const dryRun = (request: DryRunRequest) => post<DryRun>(`${at(request.document.id)}/dry-run`, request);

const NEVER_CHANGES = { staleTime: Infinity, gcTime: Infinity } as const;

/** Everything a workflow can hear and send, told in the reader's language. */
export function useMessages() {
  const query = useQuery({
    queryKey: [MESSAGES],
    queryFn: ({ signal }) => get<{ readonly items: readonly MessageSummary[] }>(MESSAGES, {}, signal),
    ...NEVER_CHANGES,
  });
  const { language } = useLanguage();
  const items = query.data?.items;
  return useMemo(
    () => items?.map((message) => ({ ...message, summary: toldMessage(language, message) })) ?? [],
    [items, language],
  );
}

export const messageQuery = (name: string) => ({
  queryKey: [MESSAGES, name],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    get<MessageSummary & { readonly schema: JsonSchema }>(
      `${MESSAGES}/${encodeURIComponent(name)}`,
      {},
      signal,
    ),
  ...NEVER_CHANGES,
});
