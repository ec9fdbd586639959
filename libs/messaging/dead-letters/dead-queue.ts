import type { Channel, ChannelModel, GetMessage } from 'amqplib';
import { Failure } from '#platform/errors/failure';
import type { ChannelUser } from '../connection/channel-user';

/** Looks into a service's dead-letter queue. The channel is its own, so that looking disturbs no consumer. */
export class DeadQueue implements ChannelUser {
  readonly name: string;
  private channel: Channel | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly queue: string,
    private readonly scanLimit: number,
  ) {
    this.name = queue;
  }

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

  /**
   * Hands the message to `work` and removes it from the queue when that resolves; everything looked at on the way goes back.
   * False when it is not among the first `scanLimit` messages. One look at a time.
   */
  take(messageId: string, work: (message: GetMessage) => Promise<void>): Promise<boolean> {
    const result = this.turn.then(() => this.scan(messageId, work));
    this.turn = result.catch(() => undefined);
    return result;
  }

  private async scan(messageId: string, work: (message: GetMessage) => Promise<void>): Promise<boolean> {
    const channel = this.channel;
    if (!channel) throw Failure.transient('broker-unavailable', 'There is no connection to the broker');
    const lookedAt: GetMessage[] = [];
    let found: GetMessage | undefined;
    try {
      while (!found && lookedAt.length < this.scanLimit) {
        const message = await channel.get(this.queue);
        if (message === false) break;
        if (message.properties.messageId === messageId) found = message;
        else lookedAt.push(message);
      }
      if (!found) return false;
      await work(found);
      channel.ack(found);
      return true;
    } catch (error) {
      if (found && this.channel === channel) channel.nack(found, false, true);
      throw error;
    } finally {
      if (this.channel === channel) for (const message of lookedAt) channel.nack(message, false, true);
    }
  }
}
