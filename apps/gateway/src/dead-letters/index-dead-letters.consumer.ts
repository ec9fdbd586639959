import { Controller } from '@nestjs/common';
import { DeadLetterRecorded, DeadLetterSettled } from '#contracts/events/dead-letters';
import type { BodyOf } from '#contracts/message';
import { parseCorrelationId } from '#messaging/correlation';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { markWebhook, webhookIdOf } from '../webhooks/settle/settle-webhook.consumer';
import { DeadLetterRepository } from './dead-letter.repository';

/** Keeps the index of all services' dead letters, and the state of webhooks among them. */
@Controller()
export class IndexDeadLettersConsumer {
  constructor(private readonly deadLetters: DeadLetterRepository) {}

  @Handles(DeadLetterRecorded)
  async recorded(body: BodyOf<typeof DeadLetterRecorded>, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      await this.deadLetters.record(tx, body, orderOf(body));
      const webhookId = webhookIdOf(body.type, body.body);
      if (webhookId !== undefined) await markWebhook(tx, webhookId, 'dead', `${body.code}: ${body.reason}`);
    });
  }

  @Handles(DeadLetterSettled)
  async settled(body: BodyOf<typeof DeadLetterSettled>, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      const row = await this.deadLetters.settle(tx, body);
      const webhookId = row && webhookIdOf(row.type, JSON.parse(row.body));
      if (webhookId === undefined) return;
      const state = { replayed: 'accepted', discarded: 'ignored', recovered: 'processed' } as const;
      await markWebhook(tx, webhookId, state[body.outcome], body.reason);
    });
  }
}

function orderOf(letter: BodyOf<typeof DeadLetterRecorded>): {
  storeId: string | null;
  orderId: string | null;
} {
  const { storeId, orderId } = parseCorrelationId(letter.correlationId ?? undefined);
  return { storeId: storeId ?? null, orderId: orderId ?? null };
}
