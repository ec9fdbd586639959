import { Injectable } from '@nestjs/common';
import type { Store } from '#contracts/models/configuration';
import type { InputShapes } from '#contracts/models/mapping-shape';
import { GetInputShapes } from '#contracts/queries/mapping-shapes';
import { findDrift, type Drift } from '#mapping/drift/find-drift';
import { QueryClient } from '#messaging/query-client';
import { recordsOf } from '../decide-suggestion.use-case';
import { MappingDecisionRepository } from '../mapping-decision.repository';
import { ShippedMappings, type ShippedMapping } from '../shipped-mappings';

/** Six hundred inputs are read for an answer. */
const PATIENCE_MS = 10_000;

/** Holds what a store sent lately against what it sent before, and against the rules in use. */
@Injectable()
export class ReadDrift {
  constructor(
    private readonly mappings: ShippedMappings,
    private readonly decisions: MappingDecisionRepository,
    private readonly queries: QueryClient,
  ) {}

  async of(
    { system, document }: ShippedMapping,
    store: Store,
    hours: number,
  ): Promise<{ readonly shapes: InputShapes; readonly drift: Drift }> {
    const asked = { mappingId: document.id, storeId: store.id, hours };
    const [shapes, decisions] = await Promise.all([
      this.queries.ask(GetInputShapes, asked, { timeoutMs: PATIENCE_MS }),
      this.decisions.of(recordsOf(system, document)),
    ]);
    const drift = findDrift({
      ...{ shapes, document, decisions, sides: this.mappings.sides(system, document) },
      overrides: (store.mappings[document.id] ?? {}) as Record<string, unknown>,
    });
    return { shapes, drift };
  }
}
