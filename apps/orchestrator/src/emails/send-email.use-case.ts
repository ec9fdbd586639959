import { Inject, Injectable } from '@nestjs/common';
import type { SendEmail } from '#contracts/commands/orchestrator';
import type { BodyOf } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import type { Logger } from '#platform/logging/logger';
import { LOGGER } from '#service/tokens';
import { Mailer } from './mailer';

/** Sends a templated mail for a step; one that cannot be written fails the step. */
@Injectable()
export class SendEmailUseCase {
  constructor(
    private readonly mailer: Mailer,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async execute(body: BodyOf<typeof SendEmail>, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const sent = await this.mailer.send(body, message.messageId);
    if (sent.ok) {
      await message.once((tx) => message.completeStep(tx, { messageId: sent.value }));
      return;
    }
    const { storeId, template } = body;
    this.logger.warn({ storeId, template, ...sent.error }, 'A mail was not sent');
    await message.once((tx) => message.failStep(tx, sent.error));
  }
}
