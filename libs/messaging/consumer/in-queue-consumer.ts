import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import { failpoint } from '#platform/failpoint/failpoint';
import type { Logger } from '#platform/logging/logger';
import type { ChannelUser } from '../connection/channel-user';
import { checkTopology, type TopologyFault } from '../topology/check-topology';
import type { Topology } from '../topology/topology';
import { Acknowledgements } from './acknowledgements';
import { Delivery, type ChannelLife } from './delivery';

export interface ConsumerOptions {
  readonly queue: string;
  readonly topology: Topology;
  readonly prefetch: number;
}

/** Consumes a service's queue while its topology is as it should be. */
export class InQueueConsumer implements ChannelUser {
  readonly name: string;
  /** What kept it from consuming when it last looked; undefined before it looked. */
  faults: readonly TopologyFault[] | undefined;
  private life: ChannelLife | undefined;
  private consumerTag: string | undefined;
  private draining = false;
  private readonly inFlight = new Set<Promise<void>>();

  constructor(
    private readonly options: ConsumerOptions,
    private readonly process: (delivery: Delivery) => Promise<void>,
    private readonly logger: Logger,
  ) {
    this.name = options.queue;
  }

  get consuming(): boolean {
    return this.life?.alive === true && this.consumerTag !== undefined;
  }

  create(model: ChannelModel): Promise<Channel> {
    return model.createChannel();
  }

  async opened(channel: Channel, model: ChannelModel): Promise<void> {
    if (this.draining) return;
    const faults = await checkTopology(model, this.options.topology);
    this.faults = faults;
    if (faults.length > 0) {
      const named = faults.map((fault) => `${fault.name} is ${fault.problem}`).join(', ');
      throw new Error(`Not consuming, the topology is not as declared: ${named}`);
    }
    const life = openLife(channel, this.options.prefetch);
    this.life = life;
    await channel.prefetch(this.options.prefetch);
    const { consumerTag } = await channel.consume(this.options.queue, (message) =>
      this.accept(message, life),
    );
    this.consumerTag = consumerTag;
  }

  closed(): void {
    if (this.life) this.life.alive = false;
    this.life?.acknowledgements.forget();
    this.life = undefined;
    this.consumerTag = undefined;
  }

  /** Takes nothing new, lets what is in flight finish. False when the deadline came first; the broker then keeps those messages. */
  async drain(deadlineMs: number): Promise<boolean> {
    this.draining = true;
    const { life, consumerTag } = this;
    if (life?.alive && consumerTag !== undefined) {
      await life.channel.cancel(consumerTag).catch(() => undefined);
      this.consumerTag = undefined;
    }
    failpoint('ops.during-SIGTERM-drain');
    const stopWaiting = new AbortController();
    const deadline = sleep(deadlineMs, false, { signal: stopWaiting.signal }).catch(() => false);
    const finished = await Promise.race([Promise.allSettled([...this.inFlight]).then(() => true), deadline]);
    stopWaiting.abort();
    if (life?.alive) life.acknowledgements.flush();
    return finished;
  }

  private accept(message: ConsumeMessage | null, life: ChannelLife): void {
    if (message === null) {
      this.logger.warn({ queue: this.options.queue }, 'the broker ended the consumer, looking again');
      life.channel.close().catch(() => undefined);
      return;
    }
    // Delivered before the broker knew of the cancel: left alone, it goes back to the queue with the channel.
    if (this.draining) return;
    const work = this.process(new Delivery(message, life))
      .catch((error: unknown) => {
        this.logger.error({ error: (error as Error).message }, 'a delivery ended without an outcome');
        // Closing the channel gives the message back, and all the others that are in flight on it.
        life.channel.close().catch(() => undefined);
      })
      .finally(() => this.inFlight.delete(work));
    this.inFlight.add(work);
  }
}

function openLife(channel: Channel, prefetch: number): ChannelLife {
  const acknowledgements = new Acknowledgements(prefetch, (deliveryTag, allBefore) => {
    try {
      channel.ack({ fields: { deliveryTag } } as ConsumeMessage, allBefore);
    } catch {
      // The channel is closing: the inbox absorbs the redelivery.
    }
  });
  return { channel, acknowledgements, alive: true };
}
