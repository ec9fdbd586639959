import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { ConfigurationApplied } from '#contracts/events/platform';
import { AmqpConnection } from '#messaging/connection/amqp-connection';
import type { Channel, ChannelModel, ConsumeMessage } from '#messaging/connection/amqp';
import type { ChannelUser } from '#messaging/connection/channel-user';
import { parseCorrelationId } from '#messaging/correlation';
import { exchangeName } from '#messaging/topology/names';
import type { Logger } from '#platform/logging/logger';

export interface LiveEvent {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly at: string;
  readonly storeId: string | null;
  readonly orderId: string | null;
  readonly body: unknown;
}

type Listener = (event: LiveEvent) => void;

/** Messages that may wait for a gateway that does not keep up; beyond that the oldest are lost to the stream, and the broker keeps its memory. */
const QUEUE_LIMIT = 1_000;

/**
 * Hears every event on a queue of its own that vanishes with the connection: what happens is shown while it happens, nothing is
 * kept, and no service's queue is touched. Without a broker it is silent.
 */
export class EventTap implements ChannelUser, OnApplicationBootstrap, OnModuleDestroy {
  readonly name = 'live events';
  private readonly connection: AmqpConnection;
  private readonly listeners = new Set<Listener>();

  constructor(
    url: string,
    private readonly prefix: string,
    logger: Logger,
  ) {
    this.connection = new AmqpConnection(url, 'gateway live stream', logger);
    this.connection.attach(this);
  }

  onApplicationBootstrap(): void {
    this.connection.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.connection.close();
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  create(model: ChannelModel): Promise<Channel> {
    return model.createChannel();
  }

  async opened(channel: Channel): Promise<void> {
    const { queue } = await channel.assertQueue('', {
      exclusive: true,
      autoDelete: true,
      durable: false,
      arguments: { 'x-max-length': QUEUE_LIMIT },
    });
    await channel.bindQueue(queue, exchangeName(this.prefix, 'events'), '#');
    await channel.consume(queue, (message) => this.receive(message), { noAck: true });
  }

  closed(): void {
    // The next channel makes a queue of its own.
  }

  private receive(message: ConsumeMessage | null): void {
    if (!message || this.listeners.size === 0) return;
    const event = readEvent(message);
    if (!event || event.type === ConfigurationApplied.type) return;
    for (const listener of this.listeners) listener(event);
  }
}

function readEvent(message: ConsumeMessage): LiveEvent | undefined {
  const properties = message.properties as Partial<
    Record<'messageId' | 'type' | 'appId' | 'correlationId', string>
  > & {
    timestamp?: number;
  };
  try {
    const body = JSON.parse(message.content.toString('utf8')) as { storeId?: unknown; at?: unknown } | null;
    const key = parseCorrelationId(properties.correlationId);
    const at = typeof body?.at === 'string' ? body.at : undefined;
    return {
      id: properties.messageId ?? '',
      type: properties.type ?? '',
      source: properties.appId ?? '',
      at: at ?? new Date((properties.timestamp ?? 0) * 1000).toISOString(),
      storeId: typeof body?.storeId === 'string' ? body.storeId : (key.storeId ?? null),
      orderId: key.orderId ?? null,
      body,
    };
  } catch {
    return undefined;
  }
}
