import type { SeenType } from '#contracts/models/mapping-shape';
import type { Abstention, ChangeKind } from '#mapping/drift/compare-shapes';
import type { Reader, Severity } from '#mapping/drift/find-drift';
import type { Rename } from '#mapping/drift/renames';
import { get } from '../../../api/client';
import { MAPPINGS } from '../mapping-api';

interface Seen {
  readonly given: number;
  readonly types: Readonly<Partial<Record<SeenType, number>>>;
}
export interface Finding {
  readonly kind: ChangeKind;
  readonly path: string;
  readonly severity: Severity;
  readonly earlier: Seen;
  readonly later: Seen;
  readonly rules: readonly Reader[];
  readonly renames: readonly Rename[];
}
/** `GET /api/v1/mappings/{id}/drift`. */
export interface Drift {
  readonly hours: number;
  readonly earlier: number;
  readonly later: number;
  readonly abstains: Abstention | null;
  readonly findings: readonly Finding[];
  readonly left: number;
}
export const getDrift = (id: string, storeId: string, signal?: AbortSignal) =>
  get<Drift>(`${MAPPINGS}/${encodeURIComponent(id)}/drift`, { storeId }, signal);
