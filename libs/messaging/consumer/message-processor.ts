import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '#platform/clock/clock';
import type { Database } from '#platform/database/database';
import { Failure, toFailure } from '#platform/errors/failure';
import { failpoint } from '#platform/failpoint/failpoint';
import type { Logger } from '#platform/logging/logger';
import { jitteredBackoff } from '../connection/backoff';
import type { DeadLetters } from '../dead-letters/dead-letters';
import type { LaterSuccess } from '../dead-letters/later-success';
import type { GoodMessages } from '../inspection/good-messages';
import { MessageContext } from '../message-context';
import type { Outbox } from '../outbox/outbox';
import { judge, UNKNOWN_TYPE, type RetryLimits, type Verdict } from '../retry/retry-policy';
import type { RetryQueues } from '../retry/retry-queues';
import type { CrashGuard } from './crash-guard';
import type { Delivery } from './delivery';
import type { HandlerRegistry } from './handler-registry';
import type { HandlingWatch } from './handling-watch';
import { readMessage, type IncomingMessage } from './incoming-message';
import { parseBody } from './parse-body';

/** Told before a message waits for its next try, so that a service can notice what keeps failing. */
export type RetryListener = (
  message: MessageContext,
  failure: Failure,
  attempt: number,
) => void | Promise<void>;

export interface ProcessorParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly handlers: HandlerRegistry;
  readonly retryQueues: RetryQueues;
  readonly deadLetters: DeadLetters;
  readonly laterSuccess: LaterSuccess;
  readonly good: GoodMessages;
  readonly crashGuard: CrashGuard;
  readonly limits: RetryLimits;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onRetry: RetryListener | undefined;
  readonly watch: HandlingWatch;
}

const FIRST_PAUSE_MS = 200;
const MAX_PAUSE_MS = 5_000;

/** Takes one delivery to its end: acknowledged after its effect, waiting in a retry queue, or among the dead letters. */
export class MessageProcessor {
  constructor(private readonly parts: ProcessorParts) {}

  /** Never rejects; leaves the message unacknowledged only when its channel is gone. */
  async process(delivery: Delivery): Promise<void> {
    failpoint('consumer.after-deliver');
    const now = this.parts.clock.now();
    const message = readMessage(delivery.message, now);
    if (message.notBefore > now.getTime()) {
      await this.insist(delivery, message, () => this.parts.retryQueues.waitOn(message, now));
      return;
    }
    const context = new MessageContext(message, this.parts.database, this.parts.outbox);
    const handling = this.parts.watch.begin(message);
    const failure = await handling.run(() => this.handle(message, context));
    if (failure) {
      const verdict = this.judge(message, failure);
      handling.end(verdict.kind === 'dead' ? 'dead' : 'retried', failure);
      await this.insist(delivery, message, () => this.dispose(message, context, failure, verdict));
      return;
    }
    handling.end('done');
    failpoint('consumer.after-commit-before-ack');
    delivery.ack();
  }

  private async handle(message: IncomingMessage, context: MessageContext): Promise<Failure | undefined> {
    try {
      const handler = this.parts.handlers.find(message.type);
      if (!handler || handler.definition.kind === 'query') throw unknownType(message.type);
      const body = parseBody(message.type, handler.definition.schema, message.content);
      await this.parts.crashGuard.run(message, () => handler.invoke(body, context));
      if (message.wasDead) await this.parts.deadLetters.recovered(message.messageId);
      await this.parts.laterSuccess.handled(message);
      this.parts.good.note(message);
      return undefined;
    } catch (error) {
      return toFailure(error);
    }
  }

  /** Retries or buries. Either way the message is safe in another queue before this resolves. */
  private async dispose(
    message: IncomingMessage,
    context: MessageContext,
    failure: Failure,
    verdict: Verdict,
  ): Promise<void> {
    failpoint('consumer.on-reject');
    const { clock, logger } = this.parts;
    const facts = {
      messageId: message.messageId,
      type: message.type,
      correlationId: message.correlationId,
      traceId: message.trace.traceId,
      attempt: message.attempt,
      failureClass: failure.failureClass,
      code: failure.code,
      error: failure.message,
    };
    if (verdict.kind === 'dead') {
      logger.error({ ...facts, stack: stackOf(failure) }, 'message goes to the dead letters');
      await this.parts.deadLetters.bury(message, context, failure);
      this.parts.laterSuccess.buried(message);
      return;
    }
    logger.warn({ ...facts, delayMs: verdict.delayMs }, 'message is tried again later');
    await this.tellListener(context, failure, message.attempt);
    await this.parts.retryQueues.retry(message, verdict.delayMs, clock.now());
  }

  private judge(message: IncomingMessage, failure: Failure): Verdict {
    const { clock, limits } = this.parts;
    return judge(failure, message.attempt, clock.now().getTime() - message.firstSeenAt.getTime(), limits);
  }

  private async tellListener(context: MessageContext, failure: Failure, attempt: number): Promise<void> {
    try {
      await this.parts.onRetry?.(context, failure, attempt);
    } catch (error) {
      this.parts.logger.warn({ error: (error as Error).message }, 'the retry listener failed');
    }
  }

  /** Broker or database may be away just now: tries until it works or the delivery has become void. */
  private async insist(
    delivery: Delivery,
    message: IncomingMessage,
    work: () => Promise<void>,
  ): Promise<void> {
    for (let attempt = 1; delivery.alive; attempt += 1) {
      try {
        await work();
        delivery.ack();
        return;
      } catch (error) {
        this.parts.logger.warn(
          { messageId: message.messageId, type: message.type, error: (error as Error).message },
          'message could not be put aside, trying on',
        );
        await sleep(jitteredBackoff(attempt, FIRST_PAUSE_MS, MAX_PAUSE_MS));
      }
    }
  }
}

function unknownType(type: string): Failure {
  return Failure.permanent(UNKNOWN_TYPE, type ? `No handler takes "${type}"` : 'The message has no type', {
    suggestion: 'Deploy a version that knows this type and replay, or discard it.',
  });
}

function stackOf(failure: Failure): string | undefined {
  return failure.cause instanceof Error ? failure.cause.stack : failure.stack;
}
