import type { ServiceName } from '#contracts/message';
import type { IncomingMessage } from '../consumer/incoming-message';
import { HEADER, ownHeaders, type OutgoingMessage } from '../envelope';
import { retryQueueName } from '../topology/names';
import { nextDelay } from './retry-policy';

/** What is needed of a publisher: resolves when the broker has the message. */
export interface Confirmed {
  publish(message: OutgoingMessage): Promise<void>;
}

/** Puts messages into the delay queues of a service, from where they come back by themselves. */
export class RetryQueues {
  constructor(
    private readonly prefix: string,
    private readonly service: ServiceName,
    private readonly delaysMs: readonly number[],
    private readonly publisher: Confirmed,
  ) {}

  /** The next try, after the delay. */
  async retry(message: IncomingMessage, delayMs: number, now: Date): Promise<void> {
    await this.wait(message, delayMs, {
      [HEADER.attempt]: message.attempt + 1,
      [HEADER.firstSeen]: message.firstSeenAt.toISOString(),
      [HEADER.notBefore]: now.getTime() + delayMs,
    });
  }

  /** Came back too early, because the delay is made of several queues: waits on for the rest. Not an attempt. */
  async waitOn(message: IncomingMessage, now: Date): Promise<void> {
    await this.wait(message, message.notBefore - now.getTime(), {});
  }

  private async wait(
    message: IncomingMessage,
    remainingMs: number,
    changed: Record<string, unknown>,
  ): Promise<void> {
    const queue = retryQueueName(this.prefix, this.service, nextDelay(remainingMs, this.delaysMs));
    await this.publisher.publish({
      ...sameMessage(message),
      exchange: '',
      routingKey: queue,
      headers: { ...ownHeaders(message.headers), ...changed },
    });
  }
}

/** Everything but where it goes and its headers. */
export function sameMessage(
  message: IncomingMessage,
): Omit<OutgoingMessage, 'exchange' | 'routingKey' | 'headers'> {
  const { messageId, type, correlationId, appId, timestamp, content } = message;
  return { messageId, type, correlationId, appId, timestamp, content };
}
