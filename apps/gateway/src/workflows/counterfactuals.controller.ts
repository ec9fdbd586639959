import { randomUUID } from 'node:crypto';
import { Controller, Delete, Get, Headers, Post } from '@nestjs/common';
import { z } from 'zod';
import { CancelCounterfactual, StartCounterfactual } from '#contracts/commands/orchestrator';
import { IdSchema } from '#contracts/models/common';
import { CounterfactualSchema, type Counterfactual } from '#contracts/models/counterfactual';
import { GetCounterfactual } from '#contracts/queries/orchestrator';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodBody, ZodParam } from '../http/zod-pipe';
import { RunAction } from '../requests/run-action.use-case';
import { requireUnscoped } from '../tokens/tokens.controller';

const ParamSchema = z.object({ id: IdSchema });
const JobParamSchema = z.object({ id: IdSchema, jobId: IdSchema });
const StartSchema = z
  .strictObject({
    document: z.unknown().optional().describe('The draft when left out'),
    days: z.int().min(1).max(30).default(7).describe('Orders of so many days back, at most 10,000'),
  })
  .default({ days: 7 });
const JobSchema = z.object({ jobId: z.string() });
const tag = 'Workflows';
const unavailable = { 503: 'The orchestrator does not answer' };

type JobParams = z.output<typeof JobParamSchema>;

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
      ...unavailable,
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
  @Endpoint({
    tag,
    summary: 'How far it is, and in what the two differ: orders, money, an example of each kind of change.',
    role: 'editor',
    params: JobParamSchema,
    response: CounterfactualSchema,
    problems: { 404: 'No such comparison; they are kept for a week', ...unavailable },
  })
  get(@ZodParam(JobParamSchema) params: JobParams, @CurrentActor() actor: Actor): Promise<Counterfactual> {
    requireUnscoped(actor);
    return this.find(params);
  }

  @Delete(':jobId')
  @Endpoint({
    tag,
    summary: 'Play no further.',
    role: 'editor',
    params: JobParamSchema,
    response: z.object({ jobId: z.string(), state: CounterfactualSchema.shape.state }),
    problems: { 404: 'No such comparison', ...unavailable },
  })
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
    if (!found || found.workflowId !== id)
      return raiseProblem(404, 'not-found', 'There is no such comparison');
    return found;
  }
}
