import { Inject, Injectable } from '@nestjs/common';
import type { CatalogueField } from '#contracts/models/field-catalogue';
import type { MappingDocument } from '#mapping/document/mapping-document';
import type { Decision } from '#mapping/suggest/suggest-sources';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { raiseProblem } from '#platform/http/problem';
import { CLOCK } from '#service/tokens';
import { AuditLog } from '../audit/audit-log';
import { MappingDecisionRepository, type RecordPair } from './mapping-decision.repository';
import { ShippedMappings, type ShippedMapping } from './shipped-mappings';

/** Our own models are the one side of most mappings. */
const OURS = 'tillbridge';

/** The records of a mapping; what was decided for one mapping holds for every other between the same records. */
export function recordsOf(
  system: string,
  { source, target }: Pick<MappingDocument, 'source' | 'target'>,
): RecordPair {
  const record = (name: string): string => `${name === 'order' ? OURS : system}/${name}`;
  return { source: record(source), target: record(target) };
}

/** Keeps what somebody made of a suggestion; the next ones follow it. */
@Injectable()
export class DecideSuggestion {
  constructor(
    private readonly mappings: ShippedMappings,
    private readonly decisions: MappingDecisionRepository,
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Without a word on `accepted` the decision is forgotten. Raises 422 for fields that the catalogues do not have. */
  async decide(
    { system, document }: ShippedMapping,
    { source, target, accepted }: Omit<Decision, 'accepted'> & { readonly accepted: boolean | null },
    actor: string,
  ): Promise<void> {
    const sides = this.mappings.sides(system, document);
    requireField(sides.source, 'source', source);
    requireField(sides.target, 'target', target);
    const pair = recordsOf(system, document);
    await this.database.transaction(async (tx) => {
      if (accepted === null) await this.decisions.forget(tx, pair, source, target);
      else await this.decisions.save(tx, pair, { source, target, accepted }, this.clock.now(), actor);
      await this.audit.write(tx, actor, 'mapping.decide', document.id, { source, target, accepted });
    });
  }
}

function requireField(
  fields: readonly CatalogueField[] | null,
  side: 'source' | 'target',
  path: string,
): void {
  if (fields?.some((field) => field.path === path)) return;
  raiseProblem(422, 'unknown-field', 'The catalogue has no such field', [
    { path: side, code: `unknown-${side}`, message: `There is no field ${path}` },
  ]);
}
