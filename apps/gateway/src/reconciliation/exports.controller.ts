import { Readable } from 'node:stream';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import { ListExceptions, ListPayouts } from '#contracts/queries/reconciliation';
import { QueryClient } from '#messaging/query-client';
import { CurrentActor, storesToAsk, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodQuery } from '../http/zod-pipe';
import { exceptionRow, EXCEPTION_HEADINGS, payoutRow, PAYOUT_HEADINGS } from './csv-rows';

const QuerySchema = z.object({ store: IdSchema.optional() });
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
    @ZodQuery(QuerySchema) { store }: z.output<typeof QuerySchema>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filter = { storeIds: storesToAsk(actor, store), state: null, limit: LIMIT };
    const ask = (cursor: string | null) => this.queries.ask(ListPayouts, { ...filter, cursor });
    await send(reply, 'payouts', rows(PAYOUT_HEADINGS, payoutRow, await ask(null), ask));
  }

  @Get('exceptions')
  @Endpoint({ ...documented, summary: 'Exceptions as CSV, the oldest first.' })
  async exceptions(
    @ZodQuery(QuerySchema) { store }: z.output<typeof QuerySchema>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const all = { state: null, kind: null, owner: null, openedBefore: null };
    const filter = { storeIds: storesToAsk(actor, store), ...all, limit: LIMIT };
    const ask = (cursor: string | null) => this.queries.ask(ListExceptions, { ...filter, cursor });
    await send(reply, 'exceptions', rows(EXCEPTION_HEADINGS, exceptionRow, await ask(null), ask));
  }
}

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

async function send(reply: FastifyReply, name: string, text: AsyncGenerator<string>): Promise<void> {
  await reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(Readable.from(text));
}
