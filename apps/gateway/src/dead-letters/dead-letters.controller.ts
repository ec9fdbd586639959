import { Controller, Delete, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { SERVICES } from '#contracts/message';
import { IdSchema } from '#contracts/models/common';
import {
  INSPECTIONS,
  MessageInspectionSchema,
  type MessageInspection,
} from '#contracts/queries/message-inspection';
import { discardDeadLetterCommand, replayDeadLetterCommand } from '#messaging/dead-letters/commands';
import { Outbox } from '#messaging/outbox/outbox';
import { QueryClient } from '#messaging/query-client';
import { Database } from '#platform/database/database';
import { raiseProblem } from '#platform/http/problem';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { editsMoney } from '../approvals/edits-money';
import { AuditLog } from '../audit/audit-log';
import { CurrentActor, storesToAsk, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { pageQuery, ZodBody, ZodParam, ZodQuery } from '../http/zod-pipe';
import { keepsTarget } from './keeps-target';
import { DEAD_LETTER_STATES, DeadLetterRepository, type DeadLetterRow } from './dead-letter.repository';
import { DeadLetterSchema, viewOf } from './dead-letter-view';
import { FindDeadLetter } from './find-dead-letter';

const QuerySchema = z.object({
  service: z.enum(SERVICES).optional(),
  state: z.enum(DEAD_LETTER_STATES).default('dead'),
  type: z.string().max(255).optional(),
  code: z.string().max(100).optional(),
  issue: z.string().max(100).optional(),
  store: IdSchema.optional(),
  order: IdSchema.optional().describe('Id of the order that the message is about; with its store'),
  ...pageQuery,
});
const ParamSchema = z.object({ id: z.string().min(1).max(255) });
const ServiceSchema = z.object({
  service: z.enum(SERVICES).optional().describe('Needed when several services have it'),
});
const ReplaySchema = z
  .strictObject({ body: z.unknown().optional().describe('Instead of the body it died with') })
  .default({});
const DiscardSchema = z.object({ reason: z.string().trim().min(1).max(2_000) });
const RequestedSchema = z.object({
  id: z.string(),
  service: z.enum(SERVICES),
  state: z.enum(['replay-requested', 'discard-requested']),
});
const tag = 'Dead letters';

type Params = z.output<typeof ParamSchema>;
type Which = z.output<typeof ServiceSchema>;

@Controller('api/v1/dead-letters')
export class DeadLettersController {
  constructor(
    private readonly database: Database,
    private readonly deadLetters: DeadLetterRepository,
    private readonly finder: FindDeadLetter,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly queries: QueryClient,
    private readonly configuration: ConfigurationCopy,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'Messages that wait for a person, newest first.',
    role: 'viewer',
    query: QuerySchema,
    response: z.object({ items: z.array(DeadLetterSchema), nextCursor: z.string().nullable() }),
  })
  async list(@ZodQuery(QuerySchema) query: z.output<typeof QuerySchema>, @CurrentActor() actor: Actor) {
    const { rows, nextCursor } = await this.deadLetters.list({
      stores: storesToAsk(actor, query.store),
      orderId: query.order ?? null,
      service: query.service ?? null,
      state: query.state,
      type: query.type ?? null,
      code: query.code ?? null,
      issueId: query.issue ?? null,
      cursor: query.cursor,
      limit: query.limit,
    });
    return { items: rows.map(viewOf), nextCursor };
  }

  @Get(':id')
  @Endpoint({
    tag,
    summary: 'One dead letter with its body.',
    role: 'viewer',
    params: ParamSchema,
    query: ServiceSchema,
    response: DeadLetterSchema,
    problems: { 404: 'No such dead letter' },
  })
  async get(
    @ZodParam(ParamSchema) { id }: Params,
    @ZodQuery(ServiceSchema) which: Which,
    @CurrentActor() actor: Actor,
  ) {
    return viewOf(await this.finder.find(id, which, actor));
  }

  @Post(':id/replay')
  @Endpoint({
    tag,
    summary: 'Hand it to its handler again, with an edited body if one is given.',
    role: 'operator',
    status: 202,
    params: ParamSchema,
    query: ServiceSchema,
    body: ReplaySchema,
    response: RequestedSchema,
    problems: { 404: 'No such dead letter', 409: 'It is settled already' },
  })
  async replay(
    @ZodParam(ParamSchema) { id }: Params,
    @ZodQuery(ServiceSchema) which: Which,
    @ZodBody(ReplaySchema) edited: z.output<typeof ReplaySchema>,
    @CurrentActor() actor: Actor,
  ) {
    const row = await this.findDead(id, which, actor);
    const body = edited.body === undefined ? {} : { body: edited.body };
    const kept: unknown = JSON.parse(row.body);
    if (edited.body !== undefined) requireSameTarget(actor, kept, edited.body);
    if (edited.body !== undefined && this.sumsAreLimited() && editsMoney(row.type, kept, edited.body)) {
      raiseProblem(422, 'money-edited', 'Ask for another sum at the payment, not in the message');
    }
    await this.database.transaction(async (tx) => {
      await this.outbox.publish(tx, replayDeadLetterCommand(row.service), {
        messageId: id,
        requestedBy: actor.name,
        ...body,
      });
      const details = { service: row.service, type: row.type, ...body };
      await this.audit.write(tx, actor.name, 'dead-letter.replay', id, details, row.store_id);
    });
    return { id, service: row.service, state: 'replay-requested' as const };
  }

  @Post(':id/dry-run')
  @Endpoint({
    tag,
    summary:
      'What a replay would do, without doing it, as far as the handler can say; and how the message differs from the last good one.',
    role: 'operator',
    status: 200,
    params: ParamSchema,
    query: ServiceSchema,
    body: ReplaySchema,
    response: MessageInspectionSchema,
    problems: { 404: 'No such dead letter', 503: 'Its service does not answer' },
  })
  async dryRun(
    @ZodParam(ParamSchema) { id }: Params,
    @ZodQuery(ServiceSchema) which: Which,
    @ZodBody(ReplaySchema) edited: z.output<typeof ReplaySchema>,
    @CurrentActor() actor: Actor,
  ): Promise<MessageInspection> {
    const row = await this.finder.find(id, which, actor);
    const kept: unknown = JSON.parse(row.body);
    const body = edited.body === undefined ? kept : edited.body;
    requireSameTarget(actor, kept, body);
    return this.queries.ask(INSPECTIONS[row.service], { messageId: id, type: row.type, body });
  }

  @Delete(':id')
  @Endpoint({
    tag,
    summary: 'Discard it for good, with the reason (`?reason=` or a JSON body).',
    role: 'operator',
    status: 202,
    params: ParamSchema,
    query: ServiceSchema.extend({ reason: z.string().max(2_000).optional() }),
    body: DiscardSchema.partial(),
    response: RequestedSchema,
    problems: { 404: 'No such dead letter', 409: 'It is settled already' },
  })
  async discard(
    @ZodParam(ParamSchema) { id }: Params,
    @ZodQuery(ServiceSchema.extend({ reason: z.string().max(2_000).optional() }))
    which: Which & { reason?: string },
    @ZodBody(DiscardSchema.partial().nullish()) body: { reason?: string } | null | undefined,
    @CurrentActor() actor: Actor,
  ) {
    const given = DiscardSchema.safeParse({ reason: body?.reason ?? which.reason });
    if (!given.success) {
      return raiseProblem(400, 'reason-missing', 'Say why it is discarded', [
        { path: 'reason', code: 'required', message: 'Required' },
      ]);
    }
    const { reason } = given.data;
    const row = await this.findDead(id, which, actor);
    await this.database.transaction(async (tx) => {
      await this.outbox.publish(tx, discardDeadLetterCommand(row.service), {
        messageId: id,
        reason,
        requestedBy: actor.name,
      });
      const details = { service: row.service, type: row.type, reason };
      await this.audit.write(tx, actor.name, 'dead-letter.discard', id, details, row.store_id);
    });
    return { id, service: row.service, state: 'discard-requested' as const };
  }

  /** Whether a second person has a say in sums somewhere. */
  private sumsAreLimited(): boolean {
    return this.configuration.stores().some(({ approvals }) => Object.keys(approvals.above).length > 0);
  }

  private async findDead(id: string, which: Which, actor: Actor): Promise<DeadLetterRow> {
    const row = await this.finder.find(id, which, actor);
    if (row.state !== 'dead') raiseProblem(409, 'already-settled', `It was ${row.state} already`);
    return row;
  }
}

function requireSameTarget(actor: Actor, kept: unknown, edited: unknown): void {
  if (actor.stores === null || keepsTarget(kept, edited)) return;
  raiseProblem(422, 'other-target', 'A token of some stores may not turn a message to another target');
}
