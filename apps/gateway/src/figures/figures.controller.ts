import { Controller, Get, Inject } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import { DeadLetterFiguresSchema } from '#contracts/models/figures';
import type { BodyOf, ResponseOf } from '#contracts/message';
import {
  GetAuthorizationFigures,
  GetMoneyFigures,
  GetOrderFigures,
  GetPaymentFigures,
  GetReconciliationFigures,
  GetRunFigures,
} from '#contracts/queries/figures';
import { QueryClient } from '#messaging/query-client';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { CurrentActor, storesToAsk, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodQuery } from '../http/zod-pipe';
import { FigureQuerySchema, rangeOf, type FigureQuery } from './figure-query';

const StoreSchema = z.object({ store: IdSchema.optional() });
const tag = 'Figures';
const problems = { 503: 'The service that knows does not answer' };
const overTime = { tag, role: 'viewer', query: FigureQuerySchema, problems } as const;
const now = { tag, role: 'viewer', query: StoreSchema, problems } as const;
type OverTime = BodyOf<typeof GetOrderFigures>;

/** One address per card: a service that is slow holds up its own. */
@Controller('api/v1/figures')
export class FiguresController {
  constructor(
    private readonly queries: QueryClient,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('orders')
  @Endpoint({ ...overTime, summary: 'Orders over time.', response: GetOrderFigures.response })
  orders(@ZodQuery(FigureQuerySchema) query: FigureQuery, @CurrentActor() actor: Actor) {
    return this.queries.ask(GetOrderFigures, this.rangeFor(query, actor));
  }

  @Get('money')
  @Endpoint({
    ...overTime,
    summary: 'Sales, refunds, fees and disputes over time, in the smallest unit of each currency.',
    response: GetMoneyFigures.response,
  })
  money(@ZodQuery(FigureQuerySchema) query: FigureQuery, @CurrentActor() actor: Actor) {
    return this.queries.ask(GetMoneyFigures, this.rangeFor(query, actor));
  }

  @Get('payments')
  @Endpoint({
    ...overTime,
    summary: 'Payments over time, by what became of them.',
    response: GetPaymentFigures.response,
  })
  payments(@ZodQuery(FigureQuerySchema) query: FigureQuery, @CurrentActor() actor: Actor) {
    return this.queries.ask(GetPaymentFigures, this.rangeFor(query, actor));
  }

  @Get('runs')
  @Endpoint({
    ...overTime,
    summary: 'Runs of workflows over time, by what became of them.',
    response: GetRunFigures.response,
  })
  runs(@ZodQuery(FigureQuerySchema) query: FigureQuery, @CurrentActor() actor: Actor) {
    return this.queries.ask(GetRunFigures, this.rangeFor(query, actor));
  }

  @Get('dead-letters')
  @Endpoint({ ...overTime, summary: 'Dead letters over time.', response: DeadLetterFiguresSchema })
  async deadLetters(@ZodQuery(FigureQuerySchema) query: FigureQuery, @CurrentActor() actor: Actor) {
    const { storeIds, from, to, widthSeconds } = this.rangeFor(query, actor);
    const { rows } = await this.database.query<{ at: Date; count: number }>(
      `SELECT to_timestamp(floor(extract(epoch FROM dead_at) / $4::integer) * $4::integer) AS at, count(*)::integer AS count
       FROM dead_letter_index WHERE dead_at >= $2 AND dead_at < $3 AND ($1::text[] IS NULL OR store_id = ANY ($1))
       GROUP BY 1 ORDER BY 1 LIMIT 2000`,
      [storeIds, from, to, widthSeconds],
    );
    return { points: rows.map(({ at, count }) => ({ at: at.toISOString(), deadLetters: count })) };
  }

  @Get('authorizations')
  @Endpoint({
    ...now,
    summary: 'Open authorisations, and which are lost first.',
    response: GetAuthorizationFigures.response,
  })
  authorizations(
    @ZodQuery(StoreSchema) { store }: z.output<typeof StoreSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<ResponseOf<typeof GetAuthorizationFigures>> {
    return this.queries.ask(GetAuthorizationFigures, { storeIds: storesToAsk(actor, store) });
  }

  @Get('reconciliation')
  @Endpoint({
    ...now,
    summary: 'What does not agree: open exceptions, payouts by state, what the ERP has not taken.',
    response: GetReconciliationFigures.response,
  })
  reconciliation(
    @ZodQuery(StoreSchema) { store }: z.output<typeof StoreSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<ResponseOf<typeof GetReconciliationFigures>> {
    return this.queries.ask(GetReconciliationFigures, { storeIds: storesToAsk(actor, store) });
  }

  private rangeFor(query: FigureQuery, actor: Actor): OverTime {
    return { storeIds: storesToAsk(actor, query.store), ...rangeOf(query, this.clock.now()) };
  }
}
