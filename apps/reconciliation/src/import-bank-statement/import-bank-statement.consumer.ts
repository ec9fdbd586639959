import { Controller } from '@nestjs/common';
import { ImportBankStatement as ImportCommand } from '#contracts/commands/bank';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { Replies } from '#service/replies/replies';
import { ImportBankStatement } from './import-bank-statement.use-case';

@Controller()
export class ImportBankStatementConsumer {
  constructor(
    private readonly useCase: ImportBankStatement,
    private readonly replies: Replies,
  ) {}

  @Handles(ImportCommand)
  async import(body: BodyOf<typeof ImportCommand>, message: MessageContext): Promise<void> {
    const { requestId } = body;
    await message.once(async (tx) => {
      const outcome = await this.useCase.run(tx, message, body);
      if (outcome.kind === 'refused') return this.replies.refused(tx, message, requestId, outcome.refusal);
      const { statements, repeated } = outcome;
      return this.replies.done(tx, message, requestId, { statements, repeated });
    });
  }
}
