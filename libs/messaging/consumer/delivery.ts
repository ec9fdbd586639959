import type { Channel, ConsumeMessage } from 'amqplib';
import type { Acknowledgements } from './acknowledgements';

/** A consumer's channel for as long as it lives. */
export interface ChannelLife {
  readonly channel: Channel;
  readonly acknowledgements: Acknowledgements;
  alive: boolean;
}

/** A delivered message together with the channel it must be acknowledged on. */
export class Delivery {
  constructor(
    readonly message: ConsumeMessage,
    private readonly life: ChannelLife,
  ) {
    life.acknowledgements.delivered(message.fields.deliveryTag);
  }

  /** False once the channel is gone: the broker brings the message again, and an acknowledgement would go nowhere. */
  get alive(): boolean {
    return this.life.alive;
  }

  /** Goes out soon, together with others: until then a crash brings the message again, and the inbox absorbs it. */
  ack(): void {
    if (this.life.alive) this.life.acknowledgements.ended(this.message.fields.deliveryTag);
  }
}
