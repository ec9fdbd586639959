import type { GetMessage } from 'amqplib';
import type { ServiceName } from '#contracts/message';
import type { Clock } from '#platform/clock/clock';
import type { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { failpoint } from '#platform/failpoint/failpoint';
import type { Logger } from '#platform/logging/logger';
import type { HandlerRegistry } from '../consumer/handler-registry';
import { readMessage } from '../consumer/incoming-message';
import { checkBody } from '../consumer/parse-body';
import { HEADER, withoutHistory } from '../envelope';
import type { MessageContext } from '../message-context';
import { sameMessage, type Confirmed } from '../retry/retry-queues';
import { inQueueName } from '../topology/names';
import {
  discardDeadLetterCommand,
  replayDeadLetterCommand,
  type DiscardRequest,
  type ReplayRequest,
} from './commands';
import { isDead } from './dead-letter-sql';
import type { DeadLetters } from './dead-letters';
import type { DeadQueue } from './dead-queue';

export interface DeskParts {
  readonly service: ServiceName;
  readonly prefix: string;
  readonly database: Database;
  readonly publisher: Confirmed;
  readonly deadLetters: DeadLetters;
  readonly deadQueue: DeadQueue;
  readonly handlers: HandlerRegistry;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Another replica may be looking through the queue at the same moment; after so many looks the message is truly gone. */
const LOOKS_BEFORE_GONE = 5;

/** Carries out what operators decide about dead letters. */
export class DeadLetterDesk {
  constructor(private readonly parts: DeskParts) {}

  /** Makes the service answer its two commands. */
  register(): void {
    const { service, handlers } = this.parts;
    const replay = replayDeadLetterCommand(service);
    const discard = discardDeadLetterCommand(service);
    handlers.add(replay, (body, context) => this.replay(body as ReplayRequest, context as MessageContext));
    handlers.add(discard, (body, context) => this.discard(body as DiscardRequest, context as MessageContext));
  }

  private async replay(request: ReplayRequest, command: MessageContext): Promise<void> {
    const { messageId, requestedBy } = request;
    if (!(await isDead(this.parts.database, messageId))) return this.nothingToDo(messageId);
    // Sent while the row is locked: a message that dies again at once is recorded after its replay, not before.
    const taken = await this.parts.deadQueue.take(messageId, (dead) =>
      this.parts.database.transaction(async (tx) => {
        await this.parts.deadLetters.settle(tx, messageId, 'replayed', requestedBy, null);
        await this.sendAgain(dead, request);
        failpoint('ops.on-DLQ-replay');
      }),
    );
    if (taken) return;
    if (command.attempt < LOOKS_BEFORE_GONE) throw notFound(messageId);
    throw Failure.permanent('dead-letter-gone', `Dead letter ${messageId} is not in the queue any more`, {
      suggestion: 'Somebody removed it in the broker. Discard the entry.',
    });
  }

  private async discard(request: DiscardRequest, command: MessageContext): Promise<void> {
    const { messageId, reason, requestedBy } = request;
    if (!(await isDead(this.parts.database, messageId))) return this.nothingToDo(messageId);
    const settle = (): Promise<void> =>
      this.parts.database.transaction((tx) =>
        this.parts.deadLetters.settle(tx, messageId, 'discarded', requestedBy, reason),
      );
    if (await this.parts.deadQueue.take(messageId, settle)) return;
    if (command.attempt < LOOKS_BEFORE_GONE) throw notFound(messageId);
    await settle();
  }

  private async sendAgain(dead: GetMessage, request: ReplayRequest): Promise<void> {
    const message = readMessage(dead, this.parts.clock.now());
    await this.parts.publisher.publish({
      ...sameMessage(message),
      exchange: '',
      routingKey: inQueueName(this.parts.prefix, this.parts.service),
      headers: { ...withoutHistory(message.headers), [HEADER.replayed]: 'true' },
      content: request.body === undefined ? message.content : this.edited(message.type, request.body),
    });
  }

  private edited(type: string, body: unknown): Buffer {
    const handler = this.parts.handlers.find(type);
    const kept = handler ? checkBody(type, handler.definition.schema, body) : body;
    return Buffer.from(JSON.stringify(kept));
  }

  private nothingToDo(messageId: string): void {
    this.parts.logger.info({ messageId }, 'no longer among the dead letters, nothing to do');
  }
}

function notFound(messageId: string): Failure {
  return Failure.conflict(
    'dead-letter-not-found',
    `Dead letter ${messageId} was not found in the queue just now`,
  );
}
