import type { ErpDraft } from '#contracts/models/erp-draft';

interface PreviewDetails {
  readonly connectionId: string;
  readonly documents: readonly ErpDraft[];
}

const KINDS: readonly string[] = ['journal', 'customer', 'order', 'reservation', 'release'];

/** The documents in what a dry run tells; undefined where it tells of something else. */
export function readDocuments({
  connectionId,
  documents,
}: Readonly<Record<string, unknown>>): PreviewDetails | undefined {
  if (typeof connectionId !== 'string' || !Array.isArray(documents)) return undefined;
  return documents.every(isDraft) ? { connectionId, documents } : undefined;
}

const isDraft = (value: unknown): value is ErpDraft =>
  typeof value === 'object' && value !== null && 'kind' in value && KINDS.includes(String(value.kind));
