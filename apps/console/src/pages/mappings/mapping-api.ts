import type { CatalogueField } from '#contracts/models/field-catalogue';
import type { MappingRemark } from '#mapping/check/remark';
import type { MappingFault } from '#mapping/fault';
import type { MappingDocument } from '#mapping/document/mapping-document';
import type { TargetSuggestions } from '#mapping/suggest/suggest-sources';
import { get, post, put } from '../../api/client';
import type { Overrides } from './model/draft';

export const MAPPINGS = '/api/v1/mappings';
const at = (id: string): string => `${MAPPINGS}/${encodeURIComponent(id)}`;

export interface MappingSummary {
  readonly id: string;
  readonly system: string;
  readonly origin: 'shipped' | 'published';
  readonly source: string;
  readonly target: string;
  readonly description: string | null;
  readonly version: number;
  readonly overriddenBy: readonly string[];
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
}

/** `GET /api/v1/mappings/{id}`. */
export interface MappingDetail {
  readonly system: string;
  readonly origin: 'shipped' | 'published';
  readonly document: MappingDocument;
  readonly catalogue: {
    readonly source: readonly CatalogueField[] | null;
    readonly target: readonly CatalogueField[] | null;
  };
  readonly storeIds: readonly string[];
  readonly stores: ReadonlyArray<{
    readonly storeId: string;
    readonly overrides: Readonly<Record<string, unknown>>;
    readonly difference: ReadonlyArray<{ readonly target: string; readonly override: Overrides[string] }>;
  }>;
}
export const getMapping = (id: string, signal?: AbortSignal) => get<MappingDetail>(at(id), {}, signal);

export interface Preview {
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>>;
  readonly faults: readonly MappingFault[];
  readonly remarks: readonly MappingRemark[];
}
interface PreviewRequest {
  readonly id?: string;
  readonly document?: MappingDocument;
  readonly overrides?: Overrides;
  readonly storeId?: string;
  readonly orderId?: string;
  readonly sample?: Readonly<Record<string, unknown>>;
}
/** @throws ApiProblem `mapping-invalid` with every fault when the document does not compile */
export const preview = (request: PreviewRequest) => post<Preview>(`${MAPPINGS}/preview`, request);

export interface TestResult {
  readonly name: string;
  readonly passed: boolean;
  readonly output: Readonly<Record<string, unknown>>;
  readonly faults: readonly MappingFault[];
}
export const runTests = (id: string, document: MappingDocument) =>
  post<{ readonly passed: boolean; readonly results: readonly TestResult[] }>(`${at(id)}/test`, { document });

export interface MappingVersion {
  readonly version: number;
  readonly origin: 'shipped' | 'published';
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
  readonly current: boolean;
}
export const listVersions = (id: string, signal?: AbortSignal) =>
  get<{ readonly items: readonly MappingVersion[] }>(`${at(id)}/versions`, {}, signal);
export const getVersion = (id: string, version: number, signal?: AbortSignal) =>
  get<{ readonly document: MappingDocument }>(`${at(id)}/versions/${version}`, {}, signal);

/** @throws ApiProblem `version-mismatch` when another version has been published since */
export const publish = (document: MappingDocument, version: number) =>
  put<{ readonly version: number }>(at(document.id), document, { 'if-match': `"${version}"` });
export const publishOverrides = (id: string, storeId: string, overrides: Overrides) =>
  put(`${at(id)}/stores/${encodeURIComponent(storeId)}`, { overrides });

export interface Suggestions {
  /** The language model that can be asked; null where none is configured. */
  readonly model: string | null;
  readonly items: readonly TargetSuggestions[];
}
export const suggest = (id: string, document: MappingDocument, askModel = false) =>
  post<Suggestions>(`${MAPPINGS}/suggest`, { id, document, askModel });

export interface Decision {
  readonly source: string;
  readonly target: string;
  readonly accepted: boolean;
}
export const decide = (id: string, decision: Decision) => put(`${at(id)}/decisions`, decision);
