import { Controller, Get, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { SERVICES } from '#contracts/message';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { raiseProblem } from '#platform/http/problem';
import { CLOCK } from '#service/tokens';
import { AuditLog } from '../../audit/audit-log';
import { CurrentActor, type Actor } from '../../auth/actor';
import { Endpoint } from '../../http/endpoint';
import { pageQuery, ZodBody, ZodParam, ZodQuery } from '../../http/zod-pipe';
import { IssueRepository, ISSUE_STATES } from './issue.repository';
import { IssueSchema, issueView, type IssueView } from './issue-view';

const QuerySchema = z.object({
  state: z.enum(ISSUE_STATES).optional(),
  service: z.enum(SERVICES).optional(),
  ...pageQuery,
});
const ParamSchema = z.object({ issueId: z.string().min(1).max(100) });
const StateSchema = z.strictObject({
  state: z.enum(ISSUE_STATES),
  note: z.string().trim().max(2_000).nullable().default(null),
});
const tag = 'Dead letters';

@Controller('api/v1/dead-letter-issues')
export class IssuesController {
  constructor(
    private readonly database: Database,
    private readonly issues: IssueRepository,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'Dead letters of one cause as one issue, the one that occurred last first.',
    role: 'viewer',
    query: QuerySchema,
    response: z.object({ items: z.array(IssueSchema), nextCursor: z.string().nullable() }),
  })
  async list(@ZodQuery(QuerySchema) query: z.output<typeof QuerySchema>, @CurrentActor() actor: Actor) {
    const { rows, nextCursor } = await this.issues.list({
      stores: actor.stores,
      state: query.state ?? null,
      service: query.service ?? null,
      cursor: query.cursor,
      limit: query.limit,
    });
    return { items: rows.map((row) => issueView(row, actor.stores)), nextCursor };
  }

  @Get(':issueId')
  @Endpoint({
    tag,
    summary: 'One issue.',
    role: 'viewer',
    params: ParamSchema,
    response: IssueSchema,
    problems: { 404: 'No such issue' },
  })
  async get(
    @ZodParam(ParamSchema) { issueId }: z.output<typeof ParamSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<IssueView> {
    const row = await this.issues.find(issueId, actor.stores);
    return row ? issueView(row, actor.stores) : raiseProblem(404, 'not-found', 'There is no such issue');
  }

  @Post(':issueId/state')
  @Endpoint({
    tag,
    summary:
      'Take it on, call it resolved, ignore it or open it again. An issue is of all stores, so this needs all of them.',
    role: 'operator',
    status: 200,
    params: ParamSchema,
    body: StateSchema,
    response: IssueSchema,
    problems: { 403: 'The token is for some stores only', 404: 'No such issue' },
  })
  async setState(
    @ZodParam(ParamSchema) { issueId }: z.output<typeof ParamSchema>,
    @ZodBody(StateSchema) { state, note }: z.output<typeof StateSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<IssueView> {
    if (actor.stores !== null) raiseProblem(403, 'scope-missing', 'An issue concerns every store');
    await this.database.transaction(async (tx) => {
      const before = await this.issues.lock(tx, issueId);
      if (!before) return raiseProblem(404, 'not-found', 'There is no such issue');
      if (before.state === state && note === null) return;
      await this.issues.setState(tx, issueId, { state, by: actor.name, note, at: this.clock.now() });
      const details = { before: { state: before.state }, after: { state, note } };
      await this.audit.write(tx, actor.name, 'dead-letter-issue.state', issueId, details);
    });
    return this.get({ issueId }, actor);
  }
}
