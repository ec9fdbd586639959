import { Controller } from '@nestjs/common';
import { ReverseJournalEntry } from '#contracts/commands/books';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { Replies } from '#service/replies/replies';
import { RebookingRefused, ReverseEntry } from './reverse-entry.use-case';

@Controller()
export class ReverseEntryConsumer {
  constructor(
    private readonly useCase: ReverseEntry,
    private readonly replies: Replies,
  ) {}

  @Handles(ReverseJournalEntry)
  async reverse(body: BodyOf<typeof ReverseJournalEntry>, message: MessageContext): Promise<void> {
    const { requestId } = body;
    try {
      await message.once(async (tx) => {
        const outcome = await this.useCase.run(tx, message, body);
        if (outcome.kind === 'refused') {
          return this.replies.refused(tx, message, requestId, outcome.refusal);
        }
        const { reversal, rebooked } = outcome;
        return this.replies.done(tx, message, requestId, { reversal, rebooked });
      });
    } catch (error) {
      if (!(error instanceof RebookingRefused)) throw error;
      await message.once((tx) => this.replies.refused(tx, message, requestId, error.refusal));
    }
  }
}
