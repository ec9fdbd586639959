import { Controller, Inject } from '@nestjs/common';
import { PaymentsProcessWebhook, type StoredWebhook } from '#contracts/commands/webhooks';
import { WebhookProcessed } from '#contracts/events/platform';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { SilenceWatch } from '#service/silence/silence-watch';
import { CLOCK } from '#service/tokens';
import { ProcessProviderEvent } from './process-provider-event.use-case';

@Controller()
export class ProcessWebhookConsumer {
  constructor(
    private readonly processEvent: ProcessProviderEvent,
    private readonly silence: SilenceWatch,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(PaymentsProcessWebhook)
  async processWebhook(webhook: StoredWebhook, message: MessageContext): Promise<void> {
    await this.silence.heard(webhook.connectionId, webhook.receivedAt);
    if (await message.alreadyHandled()) return;
    const hint = {
      connectionId: webhook.connectionId,
      eventId: webhook.externalEventId,
      body: webhook.body,
    };
    const fetched = await this.processEvent.fetch(hint);
    await message.once(async (tx) => {
      const note = await this.processEvent.apply(tx, message, hint, fetched, 'webhook');
      await message.publish(tx, WebhookProcessed, {
        webhookEventId: webhook.webhookEventId,
        state: note === null ? 'processed' : 'ignored',
        note,
        at: this.clock.now().toISOString(),
      });
    });
  }
}
