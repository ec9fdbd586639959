import { openConnection, type Channel } from '../connection/amqp';
import type { QueueSpec, Topology } from './topology';

/** Makes the broker match the topology. Repeating it changes nothing; a queue that differs makes it fail with the broker's reason. */
export async function declareTopology(url: string, topology: Topology): Promise<void> {
  await onChannel(url, async (channel) => {
    for (const exchange of topology.exchanges) {
      await channel.assertExchange(exchange.name, exchange.type, { durable: true });
    }
    for (const queue of topology.queues) await assertQueue(channel, queue);
    for (const binding of topology.bindings) await bind(channel, binding);
  });
}

/** Removes what `declareTopology` made, with the messages in it. */
export async function deleteTopology(url: string, topology: Topology): Promise<void> {
  await onChannel(url, async (channel) => {
    for (const queue of topology.queues) await channel.deleteQueue(queue.name);
    for (const exchange of topology.exchanges) await channel.deleteExchange(exchange.name);
  });
}

export async function assertQueue(channel: Channel, queue: QueueSpec): Promise<void> {
  await channel.assertQueue(queue.name, { durable: true, arguments: queue.arguments });
}

export async function bind(channel: Channel, binding: Topology['bindings'][number]): Promise<void> {
  await channel.bindQueue(binding.queue, binding.exchange, binding.routingKey);
}

async function onChannel(url: string, work: (channel: Channel) => Promise<void>): Promise<void> {
  const connection = await openConnection(url);
  connection.on('error', () => undefined);
  try {
    const channel = await connection.createChannel();
    channel.on('error', () => undefined);
    await work(channel);
  } finally {
    await connection.close().catch(() => undefined);
  }
}
