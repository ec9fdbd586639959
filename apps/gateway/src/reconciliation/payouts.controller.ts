import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import {
  PAYOUT_STATES,
  PayoutExplanationSchema,
  PayoutMovementSchema,
} from '#contracts/models/payout-explanation';
import { pageOf } from '#contracts/models/timeline';
import { ExplainPayout, ListPayoutMovements, ListPayouts } from '#contracts/queries/reconciliation';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, storesToAsk, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { pageQuery, ZodParam, ZodQuery } from '../http/zod-pipe';

const ParamSchema = z.object({ id: IdSchema });
const ListSchema = z.object({
  store: IdSchema.optional(),
  state: z.enum(PAYOUT_STATES).optional(),
  from: z.iso.date().optional().describe('First day of arrival'),
  to: z.iso.date().optional().describe('Last day of arrival'),
  ...pageQuery,
});
const PageSchema = z.object(pageQuery);
const MovementsSchema = pageOf(PayoutMovementSchema);
const tag = 'Reconciliation';
const SLOW = { timeoutMs: 30_000 };
const problems = { 404: 'No such payout', 503: 'The books do not answer' };

@Controller('api/v1/reconciliation/payouts')
export class PayoutsController {
  constructor(private readonly queries: QueryClient) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'Payouts, the newest first, and whether the books explain them.',
    role: 'viewer',
    query: ListSchema,
    response: ListPayouts.response,
    problems: { 503: problems[503] },
  })
  list(@ZodQuery(ListSchema) query: z.output<typeof ListSchema>, @CurrentActor() actor: Actor) {
    return this.queries.ask(ListPayouts, {
      storeIds: storesToAsk(actor, query.store),
      state: query.state ?? null,
      from: query.from ?? null,
      to: query.to ?? null,
      cursor: query.cursor,
      limit: query.limit,
    });
  }

  @Get(':id')
  @Endpoint({
    tag,
    summary: 'What a payout is made of: named lines whose sum and the remainder are its amount.',
    role: 'viewer',
    params: ParamSchema,
    response: PayoutExplanationSchema,
    problems,
  })
  async explain(
    @ZodParam(ParamSchema) { id: payoutId }: z.output<typeof ParamSchema>,
    @CurrentActor() actor: Actor,
  ) {
    const storeIds = storesToAsk(actor, undefined);
    return (await this.queries.ask(ExplainPayout, { storeIds, payoutId }, SLOW)) ?? notFound();
  }

  @Get(':id/movements')
  @Endpoint({
    tag,
    summary: 'The movements in a payout, each with its entry, by id.',
    role: 'viewer',
    params: ParamSchema,
    query: PageSchema,
    response: MovementsSchema,
    problems,
  })
  async movements(
    @ZodParam(ParamSchema) { id: payoutId }: z.output<typeof ParamSchema>,
    @ZodQuery(PageSchema) page: z.output<typeof PageSchema>,
    @CurrentActor() actor: Actor,
  ) {
    const storeIds = storesToAsk(actor, undefined);
    return (await this.queries.ask(ListPayoutMovements, { storeIds, payoutId, ...page })) ?? notFound();
  }
}

const notFound = (): never => raiseProblem(404, 'not-found', 'There is no such payout');
