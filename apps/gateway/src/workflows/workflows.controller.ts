import { randomUUID } from 'node:crypto';
import { Controller, Get, Headers, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { SaveWorkflowDraft } from '#contracts/commands/orchestrator';
import { IdSchema } from '#contracts/models/common';
import {
  DryRunWorkflow,
  GetWorkflow,
  ListWorkflows,
  ListWorkflowVersions,
  ValidateWorkflow,
  WorkflowVersionSchema,
} from '#contracts/queries/orchestrator';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, requireStore, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { pageQuery, ZodBody, ZodParam, ZodQuery } from '../http/zod-pipe';
import { RunAction } from '../requests/run-action.use-case';
import { requireUnscoped } from '../tokens/tokens.controller';
import { actionWarnings } from './actions/action-warnings';
import { OfferedActions } from './actions/offered-actions';
import { PublishDraft } from './publish-workflow.use-case';

const PageSchema = z.object(pageQuery);
const ParamSchema = z.object({ id: IdSchema });
const VersionParamSchema = z.object({
  id: IdSchema,
  version: z.union([z.literal('draft'), z.literal('published'), z.coerce.number().int().positive()]),
});
const DocumentSchema = z.strictObject({ document: z.unknown() });
const DraftSchema = z.strictObject({
  document: z.unknown(),
  expectedRevision: z.int().nullable().default(null),
});
const KEY = {
  name: 'Idempotency-Key',
  required: false,
  description: 'Optional: the same key never does it twice',
};
const tag = 'Workflows';
const unavailable = { 503: 'The orchestrator does not answer' };

@Controller('api/v1/workflows')
export class WorkflowsController {
  constructor(
    private readonly queries: QueryClient,
    private readonly runAction: RunAction,
    private readonly publishDraft: PublishDraft,
    private readonly actions: OfferedActions,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'All workflows.',
    role: 'viewer',
    query: PageSchema,
    response: ListWorkflows.response,
    problems: unavailable,
  })
  list(@ZodQuery(PageSchema) query: z.output<typeof PageSchema>) {
    return this.queries.ask(ListWorkflows, query);
  }

  @Get(':id/versions')
  @Endpoint({
    tag,
    summary: 'Published versions of a workflow, newest first.',
    role: 'viewer',
    params: ParamSchema,
    query: PageSchema,
    response: ListWorkflowVersions.response,
    problems: unavailable,
  })
  versions(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @ZodQuery(PageSchema) query: z.output<typeof PageSchema>,
  ) {
    return this.queries.ask(ListWorkflowVersions, { ...query, workflowId: id });
  }

  @Get(':id/versions/:version')
  @Endpoint({
    tag,
    summary: 'One version with its document: a number, `published` or `draft`.',
    role: 'viewer',
    params: VersionParamSchema,
    response: WorkflowVersionSchema,
    problems: { 404: 'No such workflow or version', ...unavailable },
  })
  async version(@ZodParam(VersionParamSchema) { id, version }: z.output<typeof VersionParamSchema>) {
    const found = await this.queries.ask(GetWorkflow, { workflowId: id, version });
    return found ?? raiseProblem(404, 'not-found', 'There is no such version of a workflow');
  }

  @Put(':id/draft')
  @Endpoint({
    tag,
    summary: 'Keep a draft; `expectedRevision` guards against overwriting another one’s.',
    role: 'editor',
    params: ParamSchema,
    body: DraftSchema,
    response: z.unknown(),
    headers: [KEY],
    problems: { 409: 'The draft has changed in the meantime', ...unavailable },
  })
  saveDraft(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @ZodBody(DraftSchema) body: z.output<typeof DraftSchema>,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    requireUnscoped(actor);
    const { document, expectedRevision } = body;
    return this.runAction.run({
      actor,
      key: key ?? randomUUID(),
      name: `save-draft ${id}`,
      request: body,
      command: SaveWorkflowDraft,
      body: async (requestId) => ({ requestId, workflowId: id, document, expectedRevision, by: actor.name }),
    });
  }

  @Post(':id/publish')
  @Endpoint({
    tag,
    summary: 'Make the draft the version that new runs use.',
    role: 'editor',
    params: ParamSchema,
    response: z.unknown(),
    headers: [KEY],
    problems: {
      404: 'No draft',
      412: 'The draft has changed in the meantime',
      422: 'The draft has faults',
      ...unavailable,
    },
  })
  publish(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    requireUnscoped(actor);
    return this.publishDraft.publish(actor, id, key ?? randomUUID());
  }

  @Post(':id/validate')
  @Endpoint({
    tag,
    summary: 'Every fault of a document at once, and what it asks for that no connected system can do.',
    role: 'viewer',
    params: ParamSchema,
    body: DocumentSchema,
    response: ValidateWorkflow.response,
    problems: unavailable,
  })
  async validate(@ZodBody(DocumentSchema) { document }: z.output<typeof DocumentSchema>) {
    const [checked, actions] = await Promise.all([
      this.queries.ask(ValidateWorkflow, { document }),
      this.actions.list(null),
    ]);
    return { ...checked, warnings: [...checked.warnings, ...actionWarnings(document, actions)] };
  }

  @Post(':id/dry-run')
  @Endpoint({
    tag,
    summary: 'What a document would do with given events; nothing is sent.',
    role: 'viewer',
    params: ParamSchema,
    body: DryRunWorkflow.schema,
    response: DryRunWorkflow.response,
    problems: unavailable,
  })
  dryRun(
    @ZodBody(DryRunWorkflow.schema) body: z.output<typeof DryRunWorkflow.schema>,
    @CurrentActor() actor: Actor,
  ) {
    if (body.storeId !== null) requireStore(actor, body.storeId, 'store');
    return this.queries.ask(DryRunWorkflow, body, { timeoutMs: 10_000 });
  }
}
