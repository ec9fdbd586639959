import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, requireStore, storesToAsk, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { pageQuery, ZodBody, ZodParam, ZodQuery } from '../http/zod-pipe';
import { APPROVAL_STATES, ApprovalSchema, type ApprovalView } from './approval';
import { viewOf } from './approval-view';
import { ApprovalRepository } from './approval.repository';
import { DecideApproval } from './decide-approval.use-case';

const ListSchema = z.object({
  ...pageQuery,
  store: IdSchema.optional(),
  orderId: IdSchema.optional(),
  state: z.enum(APPROVAL_STATES).optional(),
});
const ParamSchema = z.object({ id: IdSchema });
const DecisionSchema = z.strictObject({
  approved: z.boolean(),
  comment: z.string().trim().min(1).max(1_000).nullable().default(null),
});
const tag = 'Approvals';

@Controller('api/v1/approvals')
export class ApprovalsController {
  constructor(
    private readonly approvals: ApprovalRepository,
    private readonly decideApproval: DecideApproval,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'Money actions above a limit that wait for a second person, or waited; the newest first.',
    role: 'viewer',
    query: ListSchema,
    response: z.object({ items: z.array(ApprovalSchema), nextCursor: z.string().nullable() }),
  })
  async list(@ZodQuery(ListSchema) query: z.output<typeof ListSchema>, @CurrentActor() actor: Actor) {
    const { items, nextCursor } = await this.approvals.list({
      stores: storesToAsk(actor, query.store),
      orderId: query.orderId ?? null,
      state: query.state ?? null,
      cursor: query.cursor,
      limit: query.limit,
    });
    return { items: items.map((item) => viewOf(item, actor)), nextCursor };
  }

  @Get(':id')
  @Endpoint({
    tag,
    summary: 'One of them.',
    role: 'viewer',
    params: ParamSchema,
    response: ApprovalSchema,
    problems: { 404: 'No such approval' },
  })
  async get(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<ApprovalView> {
    const approval = await this.approvals.find(id);
    if (!approval) return raiseProblem(404, 'not-found', 'There is no such approval');
    requireStore(actor, approval.storeId, 'approval');
    return viewOf(approval, actor);
  }

  @Post(':id/decision')
  @Endpoint({
    tag,
    summary: 'Approve or reject. Approved, the very command that was asked for goes out, once.',
    role: 'operator',
    params: ParamSchema,
    body: DecisionSchema,
    response: ApprovalSchema,
    problems: {
      403: '`own-request`: somebody else decides; `approval-needs-person`: tokens decide nothing',
      404: 'No such approval',
      409: '`approval-decided` or `approval-expired`',
    },
  })
  async decide(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @ZodBody(DecisionSchema) body: z.output<typeof DecisionSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<ApprovalView> {
    return viewOf(await this.decideApproval.decide({ approvalId: id, ...body, actor }), actor);
  }
}
