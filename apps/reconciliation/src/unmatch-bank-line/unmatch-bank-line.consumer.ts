import { Controller } from '@nestjs/common';
import { UnmatchBankLine as UnmatchCommand } from '#contracts/commands/bank';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { Replies } from '#service/replies/replies';
import { UnmatchBankLine } from './unmatch-bank-line.use-case';

@Controller()
export class UnmatchBankLineConsumer {
  constructor(
    private readonly useCase: UnmatchBankLine,
    private readonly replies: Replies,
  ) {}

  @Handles(UnmatchCommand)
  async handle(body: BodyOf<typeof UnmatchCommand>, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      const outcome = await this.useCase.run(tx, message, body);
      if (outcome.kind === 'refused') {
        return this.replies.refused(tx, message, body.requestId, outcome.refusal);
      }
      const { kind: _kind, ...result } = outcome;
      return this.replies.done(tx, message, body.requestId, result);
    });
  }
}
