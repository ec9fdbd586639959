import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { ResolveDuplicate } from '#contracts/commands/customers';
import { IdSchema } from '#contracts/models/common';
import { DuplicateProposalSchema } from '#contracts/models/customer';
import { ListDuplicates } from '#contracts/queries/customers';
import { QueryClient } from '#messaging/query-client';
import { CurrentActor, requireStore, storesToAsk, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { pageQuery, ZodBody, ZodParam, ZodQuery } from '../http/zod-pipe';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../requests/idempotency-key';
import { RunAction } from '../requests/run-action.use-case';

const QuerySchema = z.object({
  store: IdSchema.optional(),
  state: z.enum(['open', 'merged', 'dismissed']).optional(),
  ...pageQuery,
});
const ParamSchema = z.object({ storeId: IdSchema, proposalId: IdSchema });
const BodySchema = z.strictObject({ decision: z.enum(['merge', 'dismiss']) });
const tag = 'Customers';

@Controller('api/v1/customer-duplicates')
export class DuplicatesController {
  constructor(
    private readonly queries: QueryClient,
    private readonly runAction: RunAction,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'Customers that may be one person, with the evidence, newest first.',
    role: 'viewer',
    query: QuerySchema,
    response: ListDuplicates.response,
    problems: { 503: 'The service that knows the customers does not answer' },
  })
  list(@ZodQuery(QuerySchema) query: z.output<typeof QuerySchema>, @CurrentActor() actor: Actor) {
    return this.queries.ask(ListDuplicates, {
      storeIds: storesToAsk(actor, query.store),
      state: query.state ?? null,
      cursor: query.cursor,
      limit: query.limit,
    });
  }

  @Post(':storeId/:proposalId/resolve')
  @Endpoint({
    tag,
    summary: 'Merge the two, or remember that they are two.',
    role: 'operator',
    params: ParamSchema,
    body: BodySchema,
    response: DuplicateProposalSchema,
    headers: [IDEMPOTENCY_HEADER],
    problems: { 404: 'No such proposal', 409: 'It was decided otherwise before' },
  })
  resolve(
    @ZodParam(ParamSchema) { storeId, proposalId }: z.output<typeof ParamSchema>,
    @ZodBody(BodySchema) { decision }: z.output<typeof BodySchema>,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ) {
    requireStore(actor, storeId, 'proposal');
    return this.runAction.run({
      actor,
      key,
      name: `resolve duplicate ${storeId}/${proposalId}`,
      request: { decision },
      command: ResolveDuplicate,
      body: async (requestId) => ({ storeId, proposalId, decision, requestId }),
    });
  }
}
