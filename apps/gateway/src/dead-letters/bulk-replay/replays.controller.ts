import { Controller, Get, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { InstantSchema } from '#contracts/models/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { raiseProblem } from '#platform/http/problem';
import { newId } from '#platform/ids/new-id';
import { CLOCK } from '#service/tokens';
import { AuditLog } from '../../audit/audit-log';
import { CurrentActor, type Actor } from '../../auth/actor';
import { Endpoint } from '../../http/endpoint';
import { pageQuery, ZodBody, ZodParam, ZodQuery } from '../../http/zod-pipe';
import { IssueRepository } from '../issues/issue.repository';
import { MOST_ITEMS, ReplayRepository, type ReplayRow } from './replay.repository';
import { ReplaySchema, replayView, type ReplayView } from './replay-view';

const ParamSchema = z.object({ replayId: z.string().min(1).max(100) });
const BeginSchema = z.strictObject({
  issueId: z.string().min(1).max(100),
  perSecond: z.number().min(0.1).max(50).default(5).describe('How many are sent a second'),
});
const EstimateSchema = z.object({
  messages: z.int().describe(`That wait now; at most ${MOST_ITEMS} are replayed at once`),
  oldestAt: InstantSchema.nullable(),
  seconds: z.int(),
});
const tag = 'Dead letters';

/** Many dead letters of one issue, one after the other at a pace that the services can bear. */
@Controller('api/v1/dead-letter-replays')
export class ReplaysController {
  constructor(
    private readonly database: Database,
    private readonly replays: ReplayRepository,
    private readonly issues: IssueRepository,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'Replays of many dead letters, the newest first.',
    role: 'viewer',
    query: z.object(pageQuery),
    response: z.object({ items: z.array(ReplaySchema), nextCursor: z.string().nullable() }),
  })
  async list(
    @ZodQuery(z.object(pageQuery)) query: { cursor: string | null; limit: number },
    @CurrentActor() actor: Actor,
  ) {
    const { rows, nextCursor } = await this.replays.list(actor.stores, query.cursor, query.limit);
    return { items: await Promise.all(rows.map((row) => this.view(row))), nextCursor };
  }

  @Post('estimate')
  @Endpoint({
    tag,
    summary: 'How many messages a replay would send and how long that takes. Sends nothing.',
    role: 'operator',
    status: 200,
    body: BeginSchema,
    response: EstimateSchema,
    problems: { 404: 'No such issue' },
  })
  async estimate(
    @ZodBody(BeginSchema) { issueId, perSecond }: z.output<typeof BeginSchema>,
    @CurrentActor() actor: Actor,
  ) {
    await this.requireIssue(issueId, actor);
    const { count, oldest } = await this.replays.waiting(issueId, actor.stores);
    return {
      messages: count,
      oldestAt: oldest?.toISOString() ?? null,
      seconds: Math.ceil(count / perSecond),
    };
  }

  @Post()
  @Endpoint({
    tag,
    summary: 'Replay what waits of an issue, the oldest first.',
    role: 'operator',
    status: 202,
    body: BeginSchema,
    response: ReplaySchema,
    problems: { 404: 'No such issue', 409: 'Nothing of it waits' },
  })
  async begin(
    @ZodBody(BeginSchema) { issueId, perSecond }: z.output<typeof BeginSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<ReplayView> {
    await this.requireIssue(issueId, actor);
    const now = this.clock.now();
    const replayId = newId('rpl', now);
    await this.database.transaction(async (tx) => {
      const count = await this.replays.begin(tx, {
        replay_id: replayId,
        issue_id: issueId,
        stores: actor.stores,
        state: 'running',
        per_second: perSecond,
        requested_by: actor.name,
        started_at: now,
      });
      if (count === 0) raiseProblem(409, 'nothing-waits', 'No dead letter of this issue waits');
      const details = { issueId, messages: count, perSecond };
      await this.audit.write(tx, actor.name, 'dead-letter-replay.begin', replayId, details);
    });
    return this.get({ replayId }, actor);
  }

  @Get(':replayId')
  @Endpoint({
    tag,
    summary: 'How far a replay is.',
    role: 'viewer',
    params: ParamSchema,
    response: ReplaySchema,
    problems: { 404: 'No such replay' },
  })
  async get(
    @ZodParam(ParamSchema) { replayId }: z.output<typeof ParamSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<ReplayView> {
    return this.view(await this.find(replayId, actor));
  }

  @Post(':replayId/cancel')
  @Endpoint({
    tag,
    summary: 'Send no more of it. What was sent is carried out.',
    role: 'operator',
    status: 200,
    params: ParamSchema,
    response: ReplaySchema,
    problems: { 404: 'No such replay' },
  })
  async cancel(
    @ZodParam(ParamSchema) { replayId }: z.output<typeof ParamSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<ReplayView> {
    await this.find(replayId, actor);
    await this.database.transaction(async (tx) => {
      const replay = await this.replays.lock(tx, replayId);
      if (replay?.state !== 'running') return;
      await this.replays.end(tx, replayId, 'canceled', this.clock.now());
      await this.audit.write(tx, actor.name, 'dead-letter-replay.cancel', replayId, {
        issueId: replay.issue_id,
      });
    });
    return this.get({ replayId }, actor);
  }

  private async find(replayId: string, { stores }: Actor): Promise<ReplayRow> {
    const row = await this.replays.find(replayId);
    const seen = row && (stores === null || row.stores?.every((store) => stores.includes(store)));
    return seen ? row : raiseProblem(404, 'not-found', 'There is no such replay');
  }

  private async requireIssue(issueId: string, { stores }: Actor): Promise<void> {
    if (!(await this.issues.find(issueId, stores))) raiseProblem(404, 'not-found', 'There is no such issue');
  }

  private async view(row: ReplayRow): Promise<ReplayView> {
    return replayView(row, await this.replays.counts(this.database, row.replay_id));
  }
}
