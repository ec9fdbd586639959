import { randomUUID } from 'node:crypto';
import { Controller, Delete, Get, Headers, Post } from '@nestjs/common';
import { z } from 'zod';
import { CancelCounterfactual, StartCounterfactual } from '#contracts/commands/orchestrator';
import { IdSchema } from '#contracts/models/common';
import { CounterfactualSchema, type Counterfactual } from '#contracts/models/counterfactual';
import { GetCounterfactual } from '#contracts/queries/orchestrator';
import { QueryClient } from '#messaging/query-client';
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

const ParamSchema = z.object({ id: IdSchema });
const StartSchema = z
  .strictObject({
    document: z.unknown().optional().describe('The draft when left out'),
    days: z.int().min(1).max(30).default(7).describe('Orders of so many days back, at most 10,000'),
  })
  .default({ days: 7 });
const tag = 'Workflows';
const unavailable = 'The orchestrator does not answer';

/** What a workflow would have changed, had it been the published one: asked before it is published. */
@Controller('api/v1/workflows/:id/counterfactual')
export class CounterfactualsController {
  constructor(
    private readonly queries: QueryClient,
    private readonly runAction: RunAction,
  ) {}

  @Post()
  @Endpoint({
    tag,
    summary: 'Play a document and the published one on the real orders of the last days. Nothing is sent.',
    role: 'editor',
    status: 202,
    params: ParamSchema,
    body: StartSchema,
    response: JobSchema,
    problems: {
      409: '`counterfactual-busy`: too many are under way',
      422: 'The document has faults',
      503: unavailable,
    },
  })
  start(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @ZodBody(StartSchema) body: z.output<typeof StartSchema>,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    requireUnscoped(actor);
    const { document = null, days } = body;
    return this.runAction.run({
      actor,
      key: key ?? randomUUID(),
      name: `counterfactual ${id}`,
      request: body,
      command: StartCounterfactual,
      body: async (requestId) => ({ requestId, workflowId: id, document, days, by: actor.name }),
    });
  }

  @Get(':jobId')
  @Endpoint(
    lookAtJob({
      tag,
      summary: 'How far it is, and in what the two differ: orders, money, an example of each kind of change.',
      comparison: CounterfactualSchema,
      unavailable,
    }),
  )
  get(@ZodParam(JobParamSchema) params: JobParams, @CurrentActor() actor: Actor): Promise<Counterfactual> {
    requireUnscoped(actor);
    return this.find(params);
  }

  @Delete(':jobId')
  @Endpoint(stopJob({ tag, summary: 'Play no further.', comparison: CounterfactualSchema, unavailable }))
  async cancel(@ZodParam(JobParamSchema) params: JobParams, @CurrentActor() actor: Actor) {
    requireUnscoped(actor);
    const { jobId } = await this.find(params);
    return this.runAction.run({
      actor,
      key: randomUUID(),
      name: `cancel-counterfactual ${jobId}`,
      request: null,
      command: CancelCounterfactual,
      body: async (requestId) => ({ requestId, jobId }),
    });
  }

  private async find({ id, jobId }: JobParams): Promise<Counterfactual> {
    const found = await this.queries.ask(GetCounterfactual, { jobId });
    return ofSubject(found, ({ workflowId }) => workflowId === id);
  }
}
