import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import { ControlTotalsSchema } from '#contracts/models/control-totals';
import { GetControlTotals } from '#contracts/queries/reconciliation';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, requireStore, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodQuery } from '../http/zod-pipe';

const DAY_MS = 86_400_000;
const MOST_DAYS = 31;

const QuerySchema = z
  .object({
    store: IdSchema,
    from: z.iso.date().describe('First day, in the time zone of the store'),
    to: z.iso.date().describe('Last day'),
    account: GetControlTotals.schema.shape.account
      .default('1100')
      .describe("Which account to read back from the ERP; the provider's balance is always account 1100"),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'It ends before it begins' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < MOST_DAYS * DAY_MS, {
    path: ['to'],
    message: `${MOST_DAYS} days at most`,
  });

@Controller('api/v1/reconciliation/control-totals')
export class ControlTotalsController {
  constructor(private readonly queries: QueryClient) {}

  @Get()
  @Endpoint({
    tag: 'Reconciliation',
    summary: "The provider's balance and the ERP's ledger beside the books, with every difference named.",
    role: 'viewer',
    query: QuerySchema,
    response: ControlTotalsSchema,
    problems: { 404: 'No such store', 503: 'The books do not answer' },
  })
  async totals(
    @ZodQuery(QuerySchema) { store: storeId, ...range }: z.output<typeof QuerySchema>,
    @CurrentActor() actor: Actor,
  ) {
    requireStore(actor, storeId, 'store');
    const found = await this.queries.ask(GetControlTotals, { storeId, ...range }, { timeoutMs: 30_000 });
    return found ?? raiseProblem(404, 'not-found', 'There is no such store');
  }
}
