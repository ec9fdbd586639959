import { Controller } from '@nestjs/common';
import { PostJournal } from '#contracts/commands/erp';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { PostJournalEntry } from './post-journal.use-case';

@Controller()
export class PostJournalConsumer {
  constructor(private readonly useCase: PostJournalEntry) {}

  @Handles(PostJournal)
  post(body: BodyOf<typeof PostJournal>, message: MessageContext): Promise<void> {
    return this.useCase.run(body, message);
  }
}
