import { Controller, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { ClosePeriod, RecordOwnEntry, ReverseJournalEntry } from '#contracts/commands/books';
import { IdSchema } from '#contracts/models/common';
import { JournalEntrySchema } from '#contracts/models/journal-entry';
import { CurrentActor, requireStore, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodBody, ZodParam } from '../http/zod-pipe';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../requests/idempotency-key';
import { RunAction } from '../requests/run-action.use-case';

const EntryParamSchema = z.object({ id: IdSchema });
const StoreParamSchema = z.object({ storeId: IdSchema });
const ReverseSchema = z.strictObject({
  storeId: IdSchema,
  reason: ReverseJournalEntry.schema.shape.reason,
  rebook: z.boolean().default(false).describe('Book the movement anew by the rules of today'),
});
const PeriodSchema = z.strictObject({
  closedThrough: z.iso.date().nullable().describe('The last closed day; null opens everything'),
  reason: ClosePeriod.schema.shape.reason,
  force: ClosePeriod.schema.shape.force.describe('Close although something is in the way; needs a reason'),
});
const OwnEntrySchema = z.strictObject(RecordOwnEntry.schema.omit({ actor: true, requestId: true }).shape);

const headers = [IDEMPOTENCY_HEADER];
const problems = {
  404: 'No such entry or store',
  409: 'It stands or was taken back already; the code says which',
  422: 'Refused, with the reason as code',
  503: '`action-pending`: ask again with the same key',
};

/** What a person does to the books. Nothing is changed in them: corrections are entries too. */
@Controller('api/v1')
export class CorrectBooksController {
  constructor(private readonly runAction: RunAction) {}

  @Post('journal-entries/:id/reverse')
  @Endpoint({
    tag: 'Books',
    summary: 'Take an entry back by its mirror image; book its movement anew where that is asked for.',
    role: 'operator',
    params: EntryParamSchema,
    body: ReverseSchema,
    response: z.object({ reversal: JournalEntrySchema, rebooked: JournalEntrySchema.nullable() }),
    headers,
    problems,
  })
  reverse(
    @ZodParam(EntryParamSchema) { id: entryId }: z.output<typeof EntryParamSchema>,
    @ZodBody(ReverseSchema) request: z.output<typeof ReverseSchema>,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ): Promise<unknown> {
    requireStore(actor, request.storeId, 'entry');
    return this.runAction.run({
      actor,
      key,
      name: `reverse ${entryId}`,
      request,
      command: ReverseJournalEntry,
      body: (requestId) => Promise.resolve({ ...request, entryId, actor: actor.name, requestId }),
    });
  }

  @Post('journal-entries')
  @Endpoint({
    tag: 'Books',
    summary: 'Book store credit, or a gift card that will not be redeemed: once per reference.',
    role: 'operator',
    body: OwnEntrySchema,
    response: z.object({ entry: JournalEntrySchema }),
    headers,
    problems,
  })
  record(
    @ZodBody(OwnEntrySchema) request: z.output<typeof OwnEntrySchema>,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ): Promise<unknown> {
    requireStore(actor, request.storeId, 'store');
    return this.runAction.run({
      actor,
      key,
      name: `${request.kind} ${request.reference}`,
      request,
      command: RecordOwnEntry,
      body: (requestId) => Promise.resolve({ ...request, actor: actor.name, requestId }),
    });
  }

  @Put('periods/:storeId')
  @Endpoint({
    tag: 'Books',
    summary:
      'Close the books of a store through a day when nothing is in the way (or by force), or open them again with a reason.',
    role: 'admin',
    params: StoreParamSchema,
    body: PeriodSchema,
    response: z.object({ storeId: IdSchema, closedThrough: z.string().nullable() }),
    headers,
    problems,
  })
  close(
    @ZodParam(StoreParamSchema) { storeId }: z.output<typeof StoreParamSchema>,
    @ZodBody(PeriodSchema) request: z.output<typeof PeriodSchema>,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ): Promise<unknown> {
    requireStore(actor, storeId, 'store');
    return this.runAction.run({
      actor,
      key,
      name: `close period of ${storeId}`,
      request,
      command: ClosePeriod,
      body: (requestId) => Promise.resolve({ ...request, storeId, actor: actor.name, requestId }),
    });
  }
}
