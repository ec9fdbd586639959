import type { Channel, ConsumeMessage } from 'amqplib';

/** A consumer's channel for as long as it lives. */
export interface ChannelLife {
  readonly channel: Channel;
  alive: boolean;
}

/** A delivered message together with the channel it must be acknowledged on. */
export class Delivery {
  constructor(
    readonly message: ConsumeMessage,
    private readonly life: ChannelLife,
  ) {}

  /** False once the channel is gone: the broker brings the message again, and an acknowledgement would go nowhere. */
  get alive(): boolean {
    return this.life.alive;
  }

  ack(): void {
    if (!this.life.alive) return;
    try {
      this.life.channel.ack(this.message);
    } catch {
      // The channel is closing: the inbox absorbs the redelivery.
    }
  }
}
