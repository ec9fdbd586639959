import { Readable } from 'node:stream';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import { ExportLedger, ListJournalEntries } from '#contracts/queries/books';
import { QueryClient } from '#messaging/query-client';
import { CurrentActor, storesToAsk, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { pageQuery, ZodQuery } from '../http/zod-pipe';

const days = {
  from: z.iso.date().optional().describe('First day of the entries'),
  to: z.iso.date().optional().describe('Last day'),
};
const EntriesQuerySchema = z.object({
  store: IdSchema.optional(),
  orderId: IdSchema.optional(),
  ...days,
  ...pageQuery,
});
const ExportQuerySchema = z.object({
  store: IdSchema.optional(),
  format: z.enum(['hledger', 'csv']).default('hledger'),
  ...days,
});
const tag = 'Books';

@Controller('api/v1')
export class BooksController {
  constructor(private readonly queries: QueryClient) {}

  @Get('journal-entries')
  @Endpoint({
    tag,
    summary: 'Journal entries, newest first.',
    role: 'viewer',
    query: EntriesQuerySchema,
    response: ListJournalEntries.response,
    problems: { 503: 'The books do not answer' },
  })
  list(
    @ZodQuery(EntriesQuerySchema) query: z.output<typeof EntriesQuerySchema>,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.ask(ListJournalEntries, {
      storeIds: storesToAsk(actor, query.store),
      orderId: query.orderId ?? null,
      from: query.from ?? null,
      to: query.to ?? null,
      cursor: query.cursor,
      limit: query.limit,
    });
  }

  @Get('ledger/export')
  @Endpoint({
    tag,
    summary: 'The journal, or some days of it, as text, oldest first; page by page, so that it may be long.',
    role: 'viewer',
    query: ExportQuerySchema,
    response: z.string(),
    contentType: 'text/plain',
    problems: { 503: 'The books do not answer' },
  })
  async export(
    @ZodQuery(ExportQuerySchema) query: z.output<typeof ExportQuerySchema>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const storeIds = storesToAsk(actor, query.store);
    const ask = (cursor: string | null) =>
      this.queries.ask(
        ExportLedger,
        {
          storeIds,
          format: query.format,
          from: query.from ?? null,
          to: query.to ?? null,
          cursor,
          limit: 200,
        },
        { timeoutMs: 10_000 },
      );
    // The first page is asked for before anything is answered, so that a failure still has a status of its own.
    const first = await ask(null);
    await reply
      .type(query.format === 'csv' ? 'text/csv; charset=utf-8' : 'text/plain; charset=utf-8')
      .send(Readable.from(pages(first, ask)));
  }
}

interface Page {
  readonly text: string;
  readonly nextCursor: string | null;
}

async function* pages(first: Page, ask: (cursor: string) => Promise<Page>): AsyncGenerator<string> {
  let page = first;
  for (;;) {
    if (page.text !== '') yield page.text;
    if (page.nextCursor === null) return;
    page = await ask(page.nextCursor);
  }
}
