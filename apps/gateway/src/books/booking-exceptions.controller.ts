import { Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { RetryBooking } from '#contracts/commands/erp';
import { IdSchema } from '#contracts/models/common';
import { JournalEntrySchema } from '#contracts/models/journal-entry';
import { CurrentActor, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodParam } from '../http/zod-pipe';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../requests/idempotency-key';
import { RunAction } from '../requests/run-action.use-case';

const ParamSchema = z.object({ id: IdSchema.describe('Of the movement of the balance') });

@Controller('api/v1/reconciliation/exceptions')
export class BookingExceptionsController {
  constructor(private readonly runAction: RunAction) {}

  @Post(':id/retry')
  @Endpoint({
    tag: 'Books',
    summary: 'Book a movement that was an exception, and what waited for it; it ends the alert.',
    role: 'operator',
    status: 200,
    params: ParamSchema,
    response: z.object({ entries: z.array(JournalEntrySchema) }),
    headers: [IDEMPOTENCY_HEADER],
    problems: {
      404: 'No such movement is an exception',
      409: 'It has been booked by now',
      422: 'Still not booked, with the cause as code',
    },
  })
  retry(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.runAction.run({
      actor,
      key,
      name: `retry booking ${id}`,
      request: {},
      command: RetryBooking,
      body: (requestId) =>
        Promise.resolve({
          balanceTransactionId: id,
          stores: actor.stores === null ? null : [...actor.stores],
          requestId,
        }),
    });
  }
}
