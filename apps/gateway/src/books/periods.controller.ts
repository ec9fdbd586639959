import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import { PeriodReadinessSchema, PeriodSchema } from '#contracts/models/period';
import { GetPeriod } from '#contracts/queries/periods';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, requireStore, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodParam, ZodQuery } from '../http/zod-pipe';

const ParamSchema = z.object({ period: PeriodSchema });
const QuerySchema = z.object({ store: IdSchema });

@Controller('api/v1/periods')
export class PeriodsController {
  constructor(private readonly queries: QueryClient) {}

  @Get(':period')
  @Endpoint({
    tag: 'Books',
    summary:
      'Whether a month can be closed: what is in the way, the timing differences, the balance of each account.',
    role: 'viewer',
    params: ParamSchema,
    query: QuerySchema,
    response: PeriodReadinessSchema,
    problems: { 404: 'No such store', 503: 'The books do not answer' },
  })
  async get(
    @ZodParam(ParamSchema) { period }: z.output<typeof ParamSchema>,
    @ZodQuery(QuerySchema) { store: storeId }: z.output<typeof QuerySchema>,
    @CurrentActor() actor: Actor,
  ) {
    requireStore(actor, storeId, 'store');
    const found = await this.queries.ask(GetPeriod, { storeId, period }, { timeoutMs: 30_000 });
    return found ?? raiseProblem(404, 'not-found', 'There is no such store');
  }
}
