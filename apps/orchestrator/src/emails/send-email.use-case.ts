import { Inject, Injectable } from '@nestjs/common';
import type { SendEmail } from '#contracts/commands/orchestrator';
import type { BodyOf } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import type { Logger } from '#platform/logging/logger';
import { LOGGER } from '#service/tokens';
import { Mailer } from './mailer';
import { OrderPayments } from './order-payments';
import { paymentFailedTemplate } from './templates/payment-failed.template';
import { paymentLinkTemplate } from './templates/payment-link.template';

const ASKING_TO_PAY = [paymentFailedTemplate, paymentLinkTemplate].map(({ name }) => name);

/** Sends a templated mail for a step; one that cannot be written, or asks for what has been paid meanwhile, fails the step. */
@Injectable()
export class SendEmailUseCase {
  constructor(
    private readonly mailer: Mailer,
    private readonly payments: OrderPayments,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async execute(body: BodyOf<typeof SendEmail>, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    if (await this.isForNothing(body)) {
      const error = { code: 'nothing-to-pay', message: 'The order was paid meanwhile' };
      await message.once((tx) => message.failStep(tx, error));
      return;
    }
    const sent = await this.mailer.send(body, message.messageId);
    if (sent.ok) {
      await message.once((tx) => message.completeStep(tx, { messageId: sent.value }));
      return;
    }
    const { storeId, template } = body;
    this.logger.warn({ storeId, template, ...sent.error }, 'A mail was not sent');
    await message.once((tx) => message.failStep(tx, sent.error));
  }

  private async isForNothing({ storeId, orderId, template }: BodyOf<typeof SendEmail>): Promise<boolean> {
    if (orderId === undefined || !ASKING_TO_PAY.includes(template)) return false;
    return this.payments.nothingToPay({ storeId, orderId });
  }
}
