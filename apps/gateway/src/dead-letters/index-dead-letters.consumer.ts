import { Controller, Inject } from '@nestjs/common';
import { DeadLetterRecorded, DeadLetterSettled, DeadLetterSucceeded } from '#contracts/events/dead-letters';
import type { BodyOf } from '#contracts/message';
import { parseCorrelationId } from '#messaging/correlation';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { CLOCK } from '#service/tokens';
import { markWebhook, webhookIdOf } from '../webhooks/settle/settle-webhook.consumer';
import { ReplayRepository } from './bulk-replay/replay.repository';
import { DeadLetterRepository } from './dead-letter.repository';
import { FollowIssue } from './issues/follow-issue';

/** Keeps the index of all services' dead letters, and the state of webhooks among them. */
@Controller()
export class IndexDeadLettersConsumer {
  constructor(
    private readonly deadLetters: DeadLetterRepository,
    private readonly issues: FollowIssue,
    private readonly replays: ReplayRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(DeadLetterRecorded)
  async recorded(body: BodyOf<typeof DeadLetterRecorded>, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      await this.deadLetters.record(tx, body, orderOf(body));
      await this.issues.recorded(tx, body);
      await this.replays.settle(tx, itemOf(body), 'died', this.clock.now());
      const webhookId = webhookIdOf(body.type, body.body);
      if (webhookId !== undefined) await markWebhook(tx, webhookId, 'dead', `${body.code}: ${body.reason}`);
    });
  }

  @Handles(DeadLetterSettled)
  async settled(body: BodyOf<typeof DeadLetterSettled>, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      const row = await this.deadLetters.settle(tx, body);
      if (body.outcome !== 'replayed') {
        await this.replays.settle(tx, itemOf(body), 'gone', this.clock.now());
        await this.issues.resolveWhenOver(tx, row?.issue_id ?? null, 'settled');
      }
      const webhookId = row && webhookIdOf(row.type, JSON.parse(row.body));
      if (webhookId === undefined) return;
      const state = { replayed: 'accepted', discarded: 'ignored', recovered: 'processed' } as const;
      await markWebhook(tx, webhookId, state[body.outcome], body.reason);
    });
  }

  /** A replay sends what is dead only; that something worked later by itself does not settle the dead letter. */
  @Handles(DeadLetterSucceeded)
  async succeeded(body: BodyOf<typeof DeadLetterSucceeded>, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      await this.issues.succeeded(tx, body);
      if (body.by === 'replay') await this.replays.settle(tx, itemOf(body), 'succeeded', this.clock.now());
    });
  }
}

const itemOf = ({
  service,
  deadLetterId,
}: Pick<BodyOf<typeof DeadLetterSettled>, 'service' | 'deadLetterId'>) => ({
  service,
  dead_letter_id: deadLetterId,
});

function orderOf(letter: BodyOf<typeof DeadLetterRecorded>): {
  storeId: string | null;
  orderId: string | null;
} {
  const { storeId, orderId } = parseCorrelationId(letter.correlationId ?? undefined);
  return { storeId: storeId ?? null, orderId: orderId ?? null };
}
