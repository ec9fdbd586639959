import { Controller } from '@nestjs/common';
import { MailPaymentLink } from '#contracts/commands/emails';
import { SendEmail } from '#contracts/commands/orchestrator';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { MailPaymentLinkUseCase } from './mail-payment-link.use-case';
import { SendEmailUseCase } from './send-email.use-case';

@Controller()
export class EmailsConsumer {
  constructor(
    private readonly sendEmail: SendEmailUseCase,
    private readonly mailPaymentLink: MailPaymentLinkUseCase,
  ) {}

  @Handles(SendEmail)
  async onSendEmail(body: BodyOf<typeof SendEmail>, message: MessageContext): Promise<void> {
    await this.sendEmail.execute(body, message);
  }

  @Handles(MailPaymentLink)
  async onMailPaymentLink(body: BodyOf<typeof MailPaymentLink>, message: MessageContext): Promise<void> {
    await this.mailPaymentLink.execute(body, message);
  }
}
