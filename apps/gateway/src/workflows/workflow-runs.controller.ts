import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { ResolveApproval, RestartRun } from '#contracts/commands/orchestrator';
import { IdSchema } from '#contracts/models/common';
import { GetWorkflowRun, ListWorkflowRuns, WorkflowRunSchema } from '#contracts/queries/orchestrator';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, requireStore, storesToAsk, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { pageQuery, ZodBody, ZodParam, ZodQuery } from '../http/zod-pipe';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../requests/idempotency-key';
import { RunAction } from '../requests/run-action.use-case';

const QuerySchema = z.object({
  store: IdSchema.optional(),
  workflowId: IdSchema.optional(),
  orderId: IdSchema.optional(),
  state: WorkflowRunSchema.shape.state.optional(),
  ...pageQuery,
});
const ParamSchema = z.object({ id: IdSchema });
const ApprovalParamSchema = z.object({ id: IdSchema, stepId: IdSchema });
const ApprovalSchema = z.strictObject({
  approved: z.boolean(),
  comment: z.string().max(2_000).nullable().default(null),
});
const RestartSchema = z.strictObject({
  from: IdSchema.nullable().default(null).describe('Id of a step; null for the start'),
  version: z.enum(['same', 'published']).default('same'),
});
const tag = 'Workflow runs';
const unavailable = { 503: 'The orchestrator does not answer' };

@Controller('api/v1/workflow-runs')
export class WorkflowRunsController {
  constructor(
    private readonly queries: QueryClient,
    private readonly runAction: RunAction,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'Runs, newest first.',
    role: 'viewer',
    query: QuerySchema,
    response: ListWorkflowRuns.response,
    problems: unavailable,
  })
  list(@ZodQuery(QuerySchema) query: z.output<typeof QuerySchema>, @CurrentActor() actor: Actor) {
    return this.queries.ask(ListWorkflowRuns, {
      storeIds: storesToAsk(actor, query.store),
      workflowId: query.workflowId ?? null,
      orderId: query.orderId ?? null,
      state: query.state ?? null,
      cursor: query.cursor,
      limit: query.limit,
    });
  }

  @Get(':id')
  @Endpoint({
    tag,
    summary: 'One run with its steps.',
    role: 'viewer',
    params: ParamSchema,
    response: WorkflowRunSchema,
    problems: { 404: 'No such run', ...unavailable },
  })
  async get(@ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>, @CurrentActor() actor: Actor) {
    const run = await this.queries.ask(GetWorkflowRun, { runId: id });
    if (!run) return raiseProblem(404, 'not-found', 'There is no such run');
    requireStore(actor, run.storeId, 'run');
    return run;
  }

  @Post(':id/approvals/:stepId')
  @Endpoint({
    tag,
    summary: 'Answer the approval that a run waits for.',
    role: 'operator',
    params: ApprovalParamSchema,
    body: ApprovalSchema,
    response: z.unknown(),
    headers: [IDEMPOTENCY_HEADER],
    problems: {
      404: 'No such run',
      409: 'The key was used otherwise',
      422: 'The run does not wait for it',
      ...unavailable,
    },
  })
  approve(
    @ZodParam(ApprovalParamSchema) { id, stepId }: z.output<typeof ApprovalParamSchema>,
    @ZodBody(ApprovalSchema) body: z.output<typeof ApprovalSchema>,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.runAction.run({
      actor,
      key,
      name: `approve ${id} ${stepId}`,
      request: body,
      command: ResolveApproval,
      body: async (requestId) => {
        await this.get({ id }, actor);
        return { requestId, runId: id, stepId, ...body, by: actor.name };
      },
    });
  }

  @Post(':id/restart')
  @Endpoint({
    tag,
    summary: 'Let a run go on from its start or from a step, with its own version or the published one.',
    role: 'operator',
    params: ParamSchema,
    body: RestartSchema,
    response: z.unknown(),
    headers: [IDEMPOTENCY_HEADER],
    problems: {
      404: 'No such run',
      409: 'The key was used otherwise',
      422: 'The run cannot begin there',
      ...unavailable,
    },
  })
  restart(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @ZodBody(RestartSchema) body: z.output<typeof RestartSchema>,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.runAction.run({
      actor,
      key,
      name: `restart ${id}`,
      request: body,
      command: RestartRun,
      body: async (requestId) => {
        await this.get({ id }, actor);
        return { requestId, runId: id, ...body, by: actor.name };
      },
    });
  }
}
