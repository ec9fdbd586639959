import { randomUUID } from 'node:crypto';
import type {
  Channel,
  ChannelModel,
  ConfirmChannel,
  ConsumeMessage,
  GetMessage,
  Options,
} from '#messaging/connection/amqp';
import { openConnection } from '#messaging/connection/amqp';
import { exchangeName } from '#messaging/topology/names';
import { testConfig } from '../config';

/**
 * A test's process also carries the service and the simulated world, and on a crowded machine may not come round to a heartbeat for ten
 * seconds. Services connect again then; a probe that is cut off has missed what it is there to see.
 */
const HEARTBEAT_SECONDS = '60';

export interface SeenMessage {
  readonly type: string;
  readonly routingKey: string;
  readonly messageId: string;
  readonly correlationId: string | undefined;
  readonly headers: Record<string, unknown>;
  readonly body: unknown;
}

/** A test's own connection: sees everything published under a prefix, and can do by hand what an operator does in RabbitMQ. */
export class BrokerProbe {
  readonly seen: SeenMessage[] = [];
  private readonly marks = new Map<string, (failure?: Error) => void>();

  private constructor(
    private readonly connection: ChannelModel,
    readonly channel: ConfirmChannel,
    /** Where the probe's copies of all messages arrive. */
    readonly queue: string,
  ) {}

  /** Listens to both exchanges of the prefix, so that nothing is unroutable. They must exist. */
  static async open(prefix: string, url: string = testConfig.brokerUrl): Promise<BrokerProbe> {
    const patient = new URL(url);
    patient.searchParams.set('heartbeat', HEARTBEAT_SECONDS);
    const connection = await openConnection(patient.href);
    connection.on('error', () => undefined);
    const channel = await connection.createConfirmChannel();
    channel.on('error', () => undefined);
    const { queue } = await channel.assertQueue('', { exclusive: true, autoDelete: true });
    const probe = new BrokerProbe(connection, channel, queue);
    for (const kind of ['events', 'commands'] as const) {
      await channel.bindQueue(queue, exchangeName(prefix, kind), '#');
    }
    channel.on('close', () => probe.marks.forEach((end) => end(new Error('The probe has lost its channel'))));
    await channel.consume(queue, (message) => message && probe.arrived(message), { noAck: true });
    return probe;
  }

  /** Resolves when everything that the broker had taken before the call is seen: the queue keeps its order. */
  async caughtUp(): Promise<void> {
    const mark = randomUUID();
    const arrived = new Promise<void>((resolve, reject) => {
      this.marks.set(mark, (failure) => (failure === undefined ? resolve() : reject(failure)));
    });
    this.channel.sendToQueue(this.queue, Buffer.alloc(0), { messageId: mark });
    await arrived;
  }

  ofType(type: string): SeenMessage[] {
    return this.seen.filter((message) => message.type === type);
  }

  /** Publishes as a foreign program would: body as given, properties as given. Resolves when confirmed. */
  async send(
    exchange: string,
    routingKey: string,
    body: unknown,
    properties: Options.Publish,
  ): Promise<void> {
    const content = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    const options = { messageId: randomUUID(), ...properties };
    // Not `waitForConfirms`: each call of it wraps the answers of all that is unconfirmed, which a thousand at once do not get through.
    await new Promise<void>((resolve, reject) => {
      this.channel.publish(exchange, routingKey, content, options, (error?: Error | null) =>
        error ? reject(error) : resolve(),
      );
    });
  }

  async depth(queue: string): Promise<number> {
    return (await this.channel.checkQueue(queue)).messageCount;
  }

  /** Takes one message out of a queue for good. */
  async take(queue: string): Promise<SeenMessage | undefined> {
    const message = await this.channel.get(queue, { noAck: true });
    return message === false ? undefined : readSeen(message);
  }

  /** What "move messages" in RabbitMQ's own pages does. */
  async move(from: string, to: string): Promise<void> {
    const message = await this.channel.get(from);
    if (message === false) throw new Error(`${from} is empty`);
    this.channel.sendToQueue(to, message.content, message.properties);
    await this.channel.waitForConfirms();
    this.channel.ack(message);
  }

  async exists(queue: string): Promise<boolean> {
    const channel: Channel = await this.connection.createChannel();
    channel.on('error', () => undefined);
    const found = await channel.checkQueue(queue).then(
      () => true,
      () => false,
    );
    if (found) await channel.close();
    return found;
  }

  private arrived(message: ConsumeMessage): void {
    const { messageId } = message.properties as { messageId?: string };
    const reached = this.marks.get(messageId ?? '');
    if (reached === undefined) this.seen.push(readSeen(message));
    else reached();
    this.marks.delete(messageId ?? '');
  }

  async close(): Promise<void> {
    await this.connection.close().catch(() => undefined);
  }
}

function readSeen(message: ConsumeMessage | GetMessage): SeenMessage {
  const properties = message.properties as {
    type?: string;
    messageId?: string;
    correlationId?: string;
    headers?: Record<string, unknown>;
  };
  const text = message.content.toString('utf8');
  return {
    type: properties.type ?? '',
    routingKey: message.fields.routingKey,
    messageId: properties.messageId ?? '',
    correlationId: properties.correlationId,
    headers: properties.headers ?? {},
    body: parse(text),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
