import { DeadLetterRecorded, DeadLetterSettled } from '#contracts/events/dead-letters';
import type { ServiceName } from '#contracts/message';
import type { Clock } from '#platform/clock/clock';
import type { Database, Tx } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { storable } from '#platform/text/storable';
import type { IncomingMessage } from '../consumer/incoming-message';
import { HEADER, withoutHistory } from '../envelope';
import type { MessageContext } from '../message-context';
import type { Outbox } from '../outbox/outbox';
import { sameMessage, type Confirmed } from '../retry/retry-queues';
import { deadQueueName } from '../topology/names';
import { recordDeath, settleDeath, type Outcome } from './dead-letter-sql';
import { jsonRecord, readableBody } from './readable-body';

const MAX_HEADER_TEXT = 2_000;
const BY_HAND = 'an operator, in RabbitMQ';

export interface DeadLetterParts {
  readonly service: ServiceName;
  readonly prefix: string;
  readonly database: Database;
  readonly outbox: Outbox;
  readonly publisher: Confirmed;
  readonly clock: Clock;
}

/** Where messages go that no retry can help: the queue keeps the message, an index row beside it why and what became of it. */
export class DeadLetters {
  constructor(private readonly parts: DeadLetterParts) {}

  /** The row, the event and the answer to a waiting step first; a crash before the queue has it brings the message once more. */
  async bury(message: IncomingMessage, context: MessageContext, told: Failure): Promise<void> {
    const failure = kept(told);
    const deadAt = this.parts.clock.now();
    await this.parts.database.transaction(async (tx) => {
      await recordDeath(tx, message, failure, deadAt);
      await context.publish(tx, DeadLetterRecorded, this.recordOf(message, failure, deadAt));
      await context.failStep(tx, {
        code: failure.code.slice(0, 100),
        message: failure.message.slice(0, 4_000),
        details: jsonRecord(failure.details),
      });
    });
    await this.parts.publisher.publish({
      ...sameMessage(message),
      exchange: '',
      routingKey: deadQueueName(this.parts.prefix, this.parts.service),
      headers: { ...withoutHistory(message.headers), ...deathHeaders(message, failure, deadAt) },
    });
  }

  /** A message that carries the marks of its death was handled after all: somebody moved it back in the broker. */
  async recovered(messageId: string): Promise<void> {
    await this.parts.database.transaction((tx) => this.settle(tx, messageId, 'recovered', BY_HAND, null));
  }

  /** Marks the index row and tells of it; does nothing when that has happened before. */
  async settle(
    tx: Tx,
    messageId: string,
    outcome: Outcome,
    by: string,
    reason: string | null,
  ): Promise<void> {
    if (!(await settleDeath(tx, messageId, outcome, by, reason))) return;
    const { service, outbox } = this.parts;
    await outbox.publish(tx, DeadLetterSettled, { deadLetterId: messageId, service, outcome, by, reason });
  }

  private recordOf(message: IncomingMessage, failure: Failure, deadAt: Date) {
    return {
      deadLetterId: message.messageId,
      service: this.parts.service,
      type: message.type,
      failureClass: failure.failureClass,
      code: failure.code,
      reason: failure.message,
      suggestion: failure.suggestion ?? null,
      details: jsonRecord(failure.details),
      attempts: message.attempt,
      firstSeenAt: message.firstSeenAt.toISOString(),
      deadAt: deadAt.toISOString(),
      correlationId: message.correlationId ?? null,
      body: readableBody(message.content),
      headers: jsonRecord(message.headers),
    };
  }
}

/** Texts of others stand in it, pages in another encoding among them: what cannot be written down would never be buried. */
function kept({ failureClass, code, message, details, suggestion }: Failure): Failure {
  return new Failure(failureClass, code, storable(message), {
    details: storable(jsonRecord(details)),
    ...(suggestion === undefined ? {} : { suggestion: storable(suggestion) }),
  });
}

function deathHeaders(message: IncomingMessage, failure: Failure, deadAt: Date): Record<string, unknown> {
  return {
    [HEADER.deadAt]: deadAt.toISOString(),
    [HEADER.deadAttempts]: message.attempt,
    [HEADER.deadFirstSeen]: message.firstSeenAt.toISOString(),
    [HEADER.deadClass]: failure.failureClass,
    [HEADER.deadCode]: failure.code,
    [HEADER.deadReason]: failure.message.slice(0, MAX_HEADER_TEXT),
    ...(failure.suggestion === undefined ? {} : { [HEADER.deadSuggestion]: failure.suggestion }),
  };
}
