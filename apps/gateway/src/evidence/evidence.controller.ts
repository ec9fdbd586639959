import { Readable } from 'node:stream';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { BodyOf } from '#contracts/message';
import { IdSchema } from '#contracts/models/common';
import { PeriodSchema } from '#contracts/models/period';
import { EVIDENCE_SECTIONS, type EvidenceSection, ExportEvidence } from '#contracts/queries/periods';
import { QueryClient } from '#messaging/query-client';
import { Database } from '#platform/database/database';
import { raiseProblem } from '#platform/http/problem';
import { AuditLog } from '../audit/audit-log';
import { CurrentActor, requireStore, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodParam, ZodQuery } from '../http/zod-pipe';
import { EvidenceChain } from './evidence-chain';
import { EvidenceKey } from './evidence-key';

const ParamSchema = z.object({ period: PeriodSchema });
const QuerySchema = z.object({ store: IdSchema });
const TIMEOUT_MS = 30_000;
/** A bundle that would be longer ends without its manifest, so that nobody takes it for the whole. */
const MOST_RECORDS = 5_000_000;
const tag = 'Books';

type Request = Pick<BodyOf<typeof ExportEvidence>, 'storeId' | 'period'>;
type Page = NonNullable<Awaited<ReturnType<EvidenceController['ask']>>>;

/** What proves a month's books, for whoever has to believe them. */
@Controller('api/v1')
export class EvidenceController {
  constructor(
    private readonly queries: QueryClient,
    private readonly key: EvidenceKey,
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  @Get('periods/:period/evidence')
  @Endpoint({
    tag,
    summary:
      'Entries with their inputs, rules, payouts, bank lines and exceptions of a month: lines of JSON, chained and signed.',
    role: 'operator',
    params: ParamSchema,
    query: QuerySchema,
    response: z.string(),
    contentType: 'application/x-ndjson',
    problems: { 404: 'No such store', 503: 'The books do not answer' },
  })
  async bundle(
    @ZodParam(ParamSchema) { period }: z.output<typeof ParamSchema>,
    @ZodQuery(QuerySchema) { store: storeId }: z.output<typeof QuerySchema>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    requireStore(actor, storeId, 'store');
    const request = { storeId, period };
    // The first page is asked for before anything is answered, so that a failure still has a status of its own.
    const first = await this.ask(request, EVIDENCE_SECTIONS[0], null);
    if (!first) return raiseProblem(404, 'not-found', 'There is no such store');
    await this.audit.write(this.database, actor.name, 'export-evidence', `${storeId} ${period}`, {}, storeId);
    await reply
      .type('application/x-ndjson; charset=utf-8')
      .header('content-disposition', `attachment; filename="evidence-${period}.ndjson"`)
      .send(Readable.from(this.lines(request, first)));
  }

  @Get('evidence-key')
  @Endpoint({
    tag,
    summary: 'The public key by which a bundle of evidence is known to be ours (Ed25519, SPKI in base64).',
    role: 'viewer',
    response: z.object({ algorithm: z.literal('ed25519'), publicKey: z.string() }),
  })
  publicKey() {
    return { algorithm: 'ed25519', publicKey: this.key.publicKey };
  }

  private async *lines(request: Request, first: Page): AsyncGenerator<string> {
    const chain = new EvidenceChain();
    let records = 0;
    for (const section of EVIDENCE_SECTIONS) {
      let page: Page = section === EVIDENCE_SECTIONS[0] ? first : await this.next(request, section, null);
      for (;;) {
        records += page.records.length;
        if (records > MOST_RECORDS) return;
        for (const record of page.records) yield chain.add(section, record);
        if (page.nextCursor === null) break;
        page = await this.next(request, section, page.nextCursor);
      }
    }
    yield chain.manifest();
    yield chain.signature((hash) => this.key.sign(hash));
  }

  private async next(request: Request, section: EvidenceSection, cursor: string | null): Promise<Page> {
    const page = await this.ask(request, section, cursor);
    if (!page) throw new Error(`Store ${request.storeId} has gone while its evidence was read`);
    return page;
  }

  private ask(request: Request, section: EvidenceSection, cursor: string | null) {
    return this.queries.ask(ExportEvidence, { ...request, section, cursor }, { timeoutMs: TIMEOUT_MS });
  }
}
