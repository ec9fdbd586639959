import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { MailPaymentLink } from '#contracts/commands/emails';
import { PaymentLinkMailed } from '#contracts/events/emails';
import type { BodyOf } from '#contracts/message';
import { Previews, type Preview } from '#messaging/inspection/previews';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { toFailure } from '#platform/errors/failure';
import { CLOCK } from '#service/tokens';
import { settleRequest, type RequestOutcome } from '../workflows/settle-request';
import { Mailer, type Mail } from './mailer';
import { OrderPayments } from './order-payments';

type Request = BodyOf<typeof MailPaymentLink>;

/** Mails the link to pay by once per request, says what it would mail, and tells the order's timeline. */
@Injectable()
export class MailPaymentLinkUseCase implements OnModuleInit {
  constructor(
    private readonly mailer: Mailer,
    private readonly previews: Previews,
    private readonly payments: OrderPayments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.previews.add(MailPaymentLink, (body) => Promise.resolve(this.preview(body)));
  }

  async execute(body: Request, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const outcome = await this.send(body, message.messageId);
    const { requestId, storeId, orderId, by } = body;
    await message.once(async (tx) => {
      await settleRequest(tx, message, requestId, outcome);
      if ('refused' in outcome) return;
      const at = this.clock.now().toISOString();
      await message.publish(tx, PaymentLinkMailed, { storeId, orderId, by, at });
    });
  }

  /** What the mail server will never take is told to whoever asked; all else is tried again. */
  private async send(body: Request, commandId: string): Promise<RequestOutcome> {
    if (await this.payments.nothingToPay(body))
      return refused('nothing-to-pay', 'The order was paid meanwhile');
    try {
      const sent = await this.mailer.send(mailOf(body), commandId);
      return sent.ok ? { result: { to: body.to } } : refused(sent.error.code, sent.error.message);
    } catch (error) {
      const { failureClass, code, message } = toFailure(error);
      if (failureClass !== 'permanent') throw error;
      return refused(code, message);
    }
  }

  private preview(body: Request): Preview {
    const written = this.mailer.write(mailOf(body));
    if (!written.ok) {
      const { code, message } = written.error;
      return { verdict: 'would-fail', code, sentence: message, details: {} };
    }
    const { subject, text } = written.value;
    const sentence = `Would mail "${subject}" to ${body.to}`;
    return { verdict: 'would-act', code: 'mail', sentence, details: { to: body.to, subject, text } };
  }
}

function mailOf({ storeId, to, number, total, payUrl, firstName, locale }: Request): Mail {
  const data = { number, total, payUrl, firstName, locale };
  return { storeId, to: [to], template: 'payment-link', data };
}

const refused = (code: string, detail: string): RequestOutcome => ({
  refused: { status: 422, code, title: 'The mail was not sent', detail },
});
