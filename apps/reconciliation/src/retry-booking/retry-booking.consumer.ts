import { Controller } from '@nestjs/common';
import { RetryBooking } from '#contracts/commands/erp';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { Replies } from '#service/replies/replies';
import { RetryExceptionBooking } from './retry-booking.use-case';

@Controller()
export class RetryBookingConsumer {
  constructor(
    private readonly useCase: RetryExceptionBooking,
    private readonly replies: Replies,
  ) {}

  @Handles(RetryBooking)
  async retry(body: BodyOf<typeof RetryBooking>, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      const outcome = await this.useCase.run(tx, message, body);
      if (outcome.kind === 'refused') {
        return this.replies.refused(tx, message, body.requestId, outcome.refusal);
      }
      return this.replies.done(tx, message, body.requestId, { entries: [...outcome.entries] });
    });
  }
}
