import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CreatePayment } from '#contracts/commands/payments';
import { proposeCorrections, type Corrections } from '#mapping/suggest/propose-corrections';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { recordsOf } from '../../mappings/decide-suggestion.use-case';
import { MappingDecisionRepository } from '../../mappings/mapping-decision.repository';
import { ShippedMappings } from '../../mappings/shipped-mappings';
import type { DeadLetterRow } from '../dead-letter.repository';

/** Messages whose handler runs a mapping, and which. */
const MAPPED = new Map([[CreatePayment.type, 'order-to-payment']]);
const FieldSchema = z.object({ field: z.string().min(1).max(300) });

export interface FoundCorrections extends Corrections {
  readonly mapping: string;
  readonly field: string;
  /** Whether the store's own rule is at fault, not everybody's. */
  readonly ofStore: boolean;
}

/** What could be mapped in place of what failed: by the engine that suggests sources in the mapper, tried on the message itself. */
@Injectable()
export class FindCorrections {
  constructor(
    private readonly mappings: ShippedMappings,
    private readonly decisions: MappingDecisionRepository,
    private readonly configuration: ConfigurationCopy,
  ) {}

  /** Undefined for what no mapping has failed at. */
  async of(row: DeadLetterRow): Promise<FoundCorrections | undefined> {
    const mapping = MAPPED.get(row.type);
    const details = FieldSchema.safeParse(row.details);
    const shipped = mapping === undefined ? undefined : this.mappings.find(mapping);
    const body = CreatePayment.schema.safeParse(JSON.parse(row.body));
    if (row.failure_class !== 'mapping' || mapping === undefined || !shipped) return undefined;
    if (!details.success || !body.success) return undefined;
    const { order } = body.data;
    const store = this.configuration.stores().find(({ id }) => id === order.storeId);
    if (!store) return undefined;
    const { field } = details.data;
    const { system, document } = shipped;
    const overrides = (store.mappings[mapping] ?? {}) as Readonly<Record<string, unknown>>;
    const found = await proposeCorrections({
      ...{ document, overrides, field },
      sides: this.mappings.sides(system, document),
      input: { order, store: { id: store.id, timeZone: store.timeZone } },
      decisions: await this.decisions.of(recordsOf(system, document)),
    });
    return found && { ...found, mapping, field, ofStore: Object.hasOwn(overrides, field) };
  }
}
