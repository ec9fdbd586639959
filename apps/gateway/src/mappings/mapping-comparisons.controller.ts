import { randomUUID } from 'node:crypto';
import { Controller, Delete, Get, Headers, Post } from '@nestjs/common';
import { z } from 'zod';
import { CancelMappingComparison, StartMappingComparison } from '#contracts/commands/mapping-comparisons';
import { IdSchema } from '#contracts/models/common';
import { MappingComparisonSchema, type MappingComparison } from '#contracts/models/mapping-comparison';
import { GetMappingComparison } from '#contracts/queries/mapping-comparisons';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, type Actor } from '../auth/actor';
import {
  JobParamSchema,
  JobSchema,
  lookAtJob,
  ofSubject,
  stopJob,
  type JobParams,
} from '../comparisons/comparison-job';
import { Endpoint } from '../http/endpoint';
import { ZodBody, ZodParam } from '../http/zod-pipe';
import { RunAction } from '../requests/run-action.use-case';
import { requireUnscoped } from '../tokens/tokens.controller';
import { compileOrRefuse } from './compile-or-refuse';
import { ShippedMappings } from './shipped-mappings';

const RulesSchema = z.record(z.string(), z.unknown());
const ParamSchema = z.object({ id: IdSchema });
const StartSchema = z.strictObject({
  document: RulesSchema.optional().describe('The mapping in use when left out'),
  stores: z
    .record(IdSchema, RulesSchema)
    .default({})
    .describe('By store: rules in place of those it has now'),
  days: z
    .int()
    .min(1)
    .max(90)
    .default(7)
    .describe('Inputs of so many days back, as far as they are kept; at most 10,000'),
});
const tag = 'Mappings';
const unavailable = 'The service that runs the mapping does not answer';

/** What a mapping would have made otherwise, had it been in use: asked before it is published. */
@Controller('api/v1/mappings/:id/counterfactual')
export class MappingComparisonsController {
  constructor(
    private readonly mappings: ShippedMappings,
    private readonly queries: QueryClient,
    private readonly runAction: RunAction,
  ) {}

  @Post()
  @Endpoint({
    tag,
    summary: 'Run a document and the one in use on the real inputs of the last days. Nothing is sent.',
    role: 'editor',
    status: 202,
    params: ParamSchema,
    body: StartSchema,
    response: JobSchema,
    problems: {
      404: 'There is no such mapping',
      409: '`counterfactual-busy`: too many are under way',
      422: 'Every fault of the document with its path, code and message',
      503: unavailable,
    },
  })
  async start(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @ZodBody(StartSchema) body: z.output<typeof StartSchema>,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    requireUnscoped(actor);
    const known = this.mappings.find(id);
    if (!known) return raiseProblem(404, 'not-found', 'There is no such mapping');
    const { document = known.document, stores, days } = body;
    compileOrRefuse(document);
    return this.runAction.run({
      actor,
      key: key ?? randomUUID(),
      name: `compare-mapping ${id}`,
      request: body,
      command: StartMappingComparison,
      body: async (requestId) => ({ requestId, mappingId: id, document, stores, days, by: actor.name }),
    });
  }

  @Get(':jobId')
  @Endpoint(
    lookAtJob({
      tag,
      summary: 'How far it is, and in what the two differ: orders, money, fields, an example of each.',
      comparison: MappingComparisonSchema,
      unavailable,
    }),
  )
  get(@ZodParam(JobParamSchema) params: JobParams, @CurrentActor() actor: Actor): Promise<MappingComparison> {
    requireUnscoped(actor);
    return this.find(params);
  }

  @Delete(':jobId')
  @Endpoint(stopJob({ tag, summary: 'Run no further.', comparison: MappingComparisonSchema, unavailable }))
  async cancel(@ZodParam(JobParamSchema) params: JobParams, @CurrentActor() actor: Actor) {
    requireUnscoped(actor);
    const { jobId } = await this.find(params);
    return this.runAction.run({
      actor,
      key: randomUUID(),
      name: `cancel-mapping-comparison ${jobId}`,
      request: null,
      command: CancelMappingComparison,
      body: async (requestId) => ({ requestId, jobId }),
    });
  }

  private async find({ id, jobId }: JobParams): Promise<MappingComparison> {
    const found = await this.queries.ask(GetMappingComparison, { jobId });
    return ofSubject(found, ({ mappingId }) => mappingId === id);
  }
}
