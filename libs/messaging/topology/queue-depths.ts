import type { Channel, ChannelModel } from 'amqplib';
import type { ServiceName } from '#contracts/message';
import type { ChannelUser } from '../connection/channel-user';
import { deadQueueName, inQueueName, retryQueueName } from './names';

export interface Depths {
  readonly waiting: number | null;
  readonly retrying: number | null;
  readonly dead: number | null;
}

const UNKNOWN: Depths = { waiting: null, retrying: null, dead: null };

/** Asks the broker how full a service's queues are. The channel is its own: a queue that is missing closes it. */
export class QueueDepths implements ChannelUser {
  readonly name = 'queue depths';
  private channel: Channel | undefined;

  constructor(
    private readonly prefix: string,
    private readonly service: ServiceName,
    private readonly retryDelaysMs: readonly number[],
  ) {}

  create(model: ChannelModel): Promise<Channel> {
    return model.createChannel();
  }

  opened(channel: Channel): Promise<void> {
    this.channel = channel;
    return Promise.resolve();
  }

  closed(): void {
    this.channel = undefined;
  }

  /** Unknown while there is no connection or no topology. */
  async measure(): Promise<Depths> {
    const { channel, prefix, service } = this;
    if (!channel) return UNKNOWN;
    const depth = async (queue: string): Promise<number> => (await channel.checkQueue(queue)).messageCount;
    const retryQueues = [
      ...new Set(this.retryDelaysMs.map((delay) => retryQueueName(prefix, service, delay))),
    ];
    try {
      const [waiting, dead, ...retrying] = await Promise.all([
        depth(inQueueName(prefix, service)),
        depth(deadQueueName(prefix, service)),
        ...retryQueues.map(depth),
      ]);
      return { waiting, dead, retrying: retrying.reduce((sum, count) => sum + count, 0) };
    } catch {
      return UNKNOWN;
    }
  }
}
