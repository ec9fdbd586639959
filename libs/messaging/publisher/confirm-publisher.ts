import type { ChannelModel, ConfirmChannel, Message } from 'amqplib';
import type { ChannelUser } from '../connection/channel-user';
import type { OutgoingMessage } from '../envelope';
import { NotConfirmedFailure, UnroutableFailure } from './publish-failures';

interface Pending {
  readonly sentAt: number;
  settle(failure?: Error): void;
}

/** Publishes and resolves only when the broker has taken the message over into a queue. */
export class ConfirmPublisher implements ChannelUser<ConfirmChannel> {
  readonly name = 'publisher';
  private channel: ConfirmChannel | undefined;
  private readonly pending = new Set<Pending>();
  /** Returned messages by key; a return always comes before the confirm of the same message. */
  private readonly returned = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  private readonly readyListeners: Array<() => void> = [];

  constructor(private readonly confirmTimeoutMs: number) {}

  onReady(listener: () => void): void {
    this.readyListeners.push(listener);
  }

  get ready(): boolean {
    return this.channel !== undefined;
  }

  create(model: ChannelModel): Promise<ConfirmChannel> {
    return model.createConfirmChannel();
  }

  opened(channel: ConfirmChannel): Promise<void> {
    channel.on('return', (message: Message) => {
      const { exchange, routingKey } = message.fields;
      const key = returnKey(exchange, routingKey, message.properties.messageId as unknown);
      this.returned.set(key, (this.returned.get(key) ?? 0) + 1);
    });
    this.channel = channel;
    for (const listener of this.readyListeners) listener();
    return Promise.resolve();
  }

  closed(): void {
    this.channel = undefined;
    this.returned.clear();
    this.failAll('the channel was closed');
  }

  /** @throws UnroutableFailure, NotConfirmedFailure (both transient) */
  publish(message: OutgoingMessage): Promise<void> {
    const channel = this.channel;
    if (!channel) return Promise.reject(new NotConfirmedFailure('there is no connection'));
    return new Promise<void>((resolve, reject) => {
      const pending: Pending = {
        sentAt: Date.now(),
        settle: (failure) => {
          if (!this.pending.delete(pending)) return;
          if (failure) reject(failure);
          else resolve();
        },
      };
      this.pending.add(pending);
      this.watch();
      try {
        channel.publish(
          message.exchange,
          message.routingKey,
          message.content,
          propertiesOf(message),
          (refused: Error | null) => pending.settle(this.outcome(message, refused)),
        );
      } catch (error) {
        pending.settle(new NotConfirmedFailure((error as Error).message));
      }
    });
  }

  private outcome(message: OutgoingMessage, refused: Error | null): Error | undefined {
    if (refused) return new NotConfirmedFailure(refused.message);
    if (this.returned.size === 0) return undefined;
    const key = returnKey(message.exchange, message.routingKey, message.messageId);
    const count = this.returned.get(key);
    if (count === undefined) return undefined;
    if (count > 1) this.returned.set(key, count - 1);
    else this.returned.delete(key);
    return new UnroutableFailure(message.exchange, message.routingKey);
  }

  /** Confirms hang without a word while the broker is short of memory or disk; one timer watches the oldest. */
  private watch(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const oldest = this.pending.values().next().value;
      if (!oldest) return;
      if (Date.now() - oldest.sentAt >= this.confirmTimeoutMs) this.abandonChannel();
      else this.watch();
    }, this.confirmTimeoutMs / 4).unref();
  }

  private abandonChannel(): void {
    const channel = this.channel;
    this.channel = undefined;
    this.failAll(`no answer within ${this.confirmTimeoutMs} ms`);
    channel?.close().catch(() => undefined);
  }

  private failAll(reason: string): void {
    for (const pending of [...this.pending]) pending.settle(new NotConfirmedFailure(reason));
  }
}

function returnKey(exchange: string, routingKey: string, messageId: unknown): string {
  return `${exchange}|${routingKey}|${String(messageId)}`;
}

function propertiesOf(message: OutgoingMessage): Parameters<ConfirmChannel['publish']>[3] {
  return {
    persistent: true,
    mandatory: true,
    contentType: 'application/json',
    messageId: message.messageId,
    type: message.type,
    appId: message.appId,
    timestamp: message.timestamp,
    headers: message.headers,
    ...(message.correlationId === undefined ? {} : { correlationId: message.correlationId }),
  };
}
