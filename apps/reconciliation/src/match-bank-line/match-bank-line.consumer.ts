import { Controller } from '@nestjs/common';
import { MatchBankLine as MatchCommand } from '#contracts/commands/bank';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { Replies } from '#service/replies/replies';
import { MatchBankLine } from './match-bank-line.use-case';

@Controller()
export class MatchBankLineConsumer {
  constructor(
    private readonly useCase: MatchBankLine,
    private readonly replies: Replies,
  ) {}

  @Handles(MatchCommand)
  async handle(body: BodyOf<typeof MatchCommand>, message: MessageContext): Promise<void> {
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
