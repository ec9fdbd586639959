import type { Channel, ChannelModel } from 'amqplib';

/** Something that lives on a channel and gets a fresh one whenever the old one is gone. */
export interface ChannelUser<C extends Channel = Channel> {
  readonly name: string;
  create(model: ChannelModel): Promise<C>;
  /** Prepares the channel; a rejection closes it and it is tried again later. */
  opened(channel: C, model: ChannelModel): Promise<void>;
  /** The channel is gone, with everything in flight on it. */
  closed(): void;
}
