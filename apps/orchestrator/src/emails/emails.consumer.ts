import { Controller } from '@nestjs/common';
import { SendEmail } from '#contracts/commands/orchestrator';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { SendEmailUseCase } from './send-email.use-case';

@Controller()
export class EmailsConsumer {
  constructor(private readonly sendEmail: SendEmailUseCase) {}

  @Handles(SendEmail)
  async onSendEmail(body: BodyOf<typeof SendEmail>, message: MessageContext): Promise<void> {
    await this.sendEmail.execute(body, message);
  }
}
