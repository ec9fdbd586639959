import { Readable } from 'node:stream';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import { GetControlTotals, ListExceptions, ListPayouts } from '#contracts/queries/reconciliation';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, requireStore, storesToAsk, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodQuery } from '../http/zod-pipe';
import { TotalsQuerySchema } from './control-totals-query';
import {
  DAY_HEADINGS,
  dayRow,
  exceptionRow,
  EXCEPTION_HEADINGS,
  payoutRow,
  PAYOUT_HEADINGS,
} from './csv-rows';

const QuerySchema = z.object({
  store: IdSchema.optional(),
  from: z.iso
    .date()
    .optional()
    .describe('First day: of arrival at the bank, or on which it was opened (UTC)'),
  to: z.iso.date().optional().describe('Last day'),
});
const DAY_MS = 86_400_000;
const LIMIT = 200;
/** A list that goes on longer is cut off; the last line of the file says so. */
const MOST_PAGES = 5_000;
const CUT_OFF = '"cut off: narrow it to one store"\r\n';
const documented = {
  tag: 'Reconciliation',
  role: 'viewer',
  query: QuerySchema,
  response: z.string(),
  contentType: 'text/csv',
  problems: { 503: 'The books do not answer' },
} as const;

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Lists as files for a spreadsheet, page by page, so that they may be long. */
@Controller('api/v1/reconciliation/export')
export class ExportsController {
  constructor(private readonly queries: QueryClient) {}

  @Get('payouts')
  @Endpoint({ ...documented, summary: 'Payouts as CSV, the newest first.' })
  async payouts(
    @ZodQuery(QuerySchema) { store, from, to }: z.output<typeof QuerySchema>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const arrived = { from: from ?? null, to: to ?? null };
    const filter = { storeIds: storesToAsk(actor, store), state: null, ...arrived, limit: LIMIT };
    const ask = (cursor: string | null) => this.queries.ask(ListPayouts, { ...filter, cursor });
    await send(reply, 'payouts', rows(PAYOUT_HEADINGS, payoutRow, await ask(null), ask));
  }

  @Get('exceptions')
  @Endpoint({ ...documented, summary: 'Exceptions as CSV, the oldest first.' })
  async exceptions(
    @ZodQuery(QuerySchema) { store, from, to }: z.output<typeof QuerySchema>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = { openedFrom: startOf(from), openedBefore: startOf(to, 1) };
    const all = { state: null, kind: null, owner: null, ...opened };
    const filter = { storeIds: storesToAsk(actor, store), ...all, limit: LIMIT };
    const ask = (cursor: string | null) => this.queries.ask(ListExceptions, { ...filter, cursor });
    await send(reply, 'exceptions', rows(EXCEPTION_HEADINGS, exceptionRow, await ask(null), ask));
  }

  @Get('control-totals')
  @Endpoint({
    ...documented,
    summary: 'Control totals per day and currency as CSV.',
    query: TotalsQuerySchema,
    problems: { 404: 'No such store', ...documented.problems },
  })
  async controlTotals(
    @ZodQuery(TotalsQuerySchema) { store: storeId, ...range }: z.output<typeof TotalsQuerySchema>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    requireStore(actor, storeId, 'store');
    const found = await this.queries.ask(GetControlTotals, { storeId, ...range }, { timeoutMs: 30_000 });
    if (found === null) return raiseProblem(404, 'not-found', 'There is no such store');
    const { days } = found;
    await send(reply, 'control-totals', [DAY_HEADINGS, ...days.map((day) => dayRow(storeId, day))]);
  }
}

/** The first instant of a day (UTC), or of one so many days later. */
const startOf = (day: string | undefined, later = 0): string | null =>
  day === undefined ? null : new Date(Date.parse(day) + later * DAY_MS).toISOString();

/** The first page is asked for before anything is answered, so that a failure still has a status of its own. */
async function* rows<T>(
  headings: string,
  row: (item: T) => string,
  first: Page<T>,
  ask: (cursor: string) => Promise<Page<T>>,
): AsyncGenerator<string> {
  yield headings;
  let page = first;
  for (let pages = 1; ; pages += 1) {
    if (page.items.length > 0) yield page.items.map(row).join('');
    if (page.nextCursor === null) return;
    if (pages === MOST_PAGES) {
      yield CUT_OFF;
      return;
    }
    page = await ask(page.nextCursor);
  }
}

async function send(
  reply: FastifyReply,
  name: string,
  text: AsyncIterable<string> | readonly string[],
): Promise<void> {
  await reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(Readable.from(text));
}
