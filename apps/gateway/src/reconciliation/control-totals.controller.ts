import { Controller, Get } from '@nestjs/common';
import type { z } from 'zod';
import { ControlTotalsSchema } from '#contracts/models/control-totals';
import { GetControlTotals } from '#contracts/queries/reconciliation';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, requireStore, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodQuery } from '../http/zod-pipe';
import { TotalsQuerySchema } from './control-totals-query';

@Controller('api/v1/reconciliation/control-totals')
export class ControlTotalsController {
  constructor(private readonly queries: QueryClient) {}

  @Get()
  @Endpoint({
    tag: 'Reconciliation',
    summary: "The provider's balance and the ERP's ledger beside the books, with every difference named.",
    role: 'viewer',
    query: TotalsQuerySchema,
    response: ControlTotalsSchema,
    problems: { 404: 'No such store', 503: 'The books do not answer' },
  })
  async totals(
    @ZodQuery(TotalsQuerySchema) { store: storeId, ...range }: z.output<typeof TotalsQuerySchema>,
    @CurrentActor() actor: Actor,
  ) {
    requireStore(actor, storeId, 'store');
    const found = await this.queries.ask(GetControlTotals, { storeId, ...range }, { timeoutMs: 30_000 });
    return found ?? raiseProblem(404, 'not-found', 'There is no such store');
  }
}
