import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import type { FieldShape } from '#contracts/models/mapping-shape';
import { raiseProblem } from '#platform/http/problem';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CurrentActor, requireStore, type Actor } from '../../auth/actor';
import { Endpoint } from '../../http/endpoint';
import { ZodParam, ZodQuery } from '../../http/zod-pipe';
import { ShippedMappings } from '../shipped-mappings';
import { DriftSchema } from './drift-view';
import { ReadDrift } from './read-drift';

const ParamSchema = z.object({ id: IdSchema });
const QuerySchema = z.object({
  storeId: IdSchema,
  hours: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 89)
    .default(24)
    .describe('What came within the last hours is compared with what came before'),
});
const SHOWN = 100;

const seen = ({ given, types }: FieldShape) => ({ given, types });

/** Whether the shape of what a mapping is given has changed, and which rules that concerns. */
@Controller('api/v1/mappings/:id/drift')
export class MappingDriftController {
  constructor(
    private readonly mappings: ShippedMappings,
    private readonly configuration: ConfigurationCopy,
    private readonly reads: ReadDrift,
  ) {}

  @Get()
  @Endpoint({
    tag: 'Mappings',
    summary:
      'In what the last inputs of a store differ in shape from those before: names and types, no values.',
    role: 'viewer',
    params: ParamSchema,
    query: QuerySchema,
    response: DriftSchema,
    problems: {
      404: 'There is no such mapping or store',
      503: 'The service that runs the mapping does not answer',
    },
  })
  async get(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @ZodQuery(QuerySchema) { storeId, hours }: z.output<typeof QuerySchema>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof DriftSchema>> {
    requireStore(actor, storeId, 'store');
    const known = this.mappings.find(id);
    if (!known) return raiseProblem(404, 'not-found', 'There is no such mapping');
    const store = this.configuration.stores().find((one) => one.id === storeId);
    if (!store) return raiseProblem(404, 'not-found', 'There is no such store');
    const { shapes, drift } = await this.reads.of(known, store, hours);
    const found = drift.ok ? drift.findings : [];
    return {
      ...{ storeId, hours, earlier: shapes.earlier.samples, later: shapes.later.samples },
      abstains: drift.ok ? null : drift.reason,
      findings: found.slice(0, SHOWN).map(({ earlier, later, rules, renames, ...finding }) => ({
        ...{ ...finding, earlier: seen(earlier), later: seen(later) },
        ...{ rules: [...rules], renames: [...renames] },
      })),
      left: Math.max(0, found.length - SHOWN),
    };
  }
}
