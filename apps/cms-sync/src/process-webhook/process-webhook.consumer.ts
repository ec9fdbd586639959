import { Controller } from '@nestjs/common';
import { CmsSyncProcessWebhook } from '#contracts/commands/webhooks';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { SilenceWatch } from '#service/silence/silence-watch';
import { ProcessWebhook } from './process-webhook.use-case';

@Controller()
export class ProcessWebhookConsumer {
  constructor(
    private readonly processWebhook: ProcessWebhook,
    private readonly silence: SilenceWatch,
  ) {}

  @Handles(CmsSyncProcessWebhook)
  async handle(body: BodyOf<typeof CmsSyncProcessWebhook>, message: MessageContext): Promise<void> {
    await this.silence.heard(body.connectionId, body.receivedAt);
    await this.processWebhook.run(body, message);
  }
}
