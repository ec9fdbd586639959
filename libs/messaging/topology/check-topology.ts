import type { Channel, ChannelModel } from 'amqplib';
import { assertQueue, bind } from './declare-topology';
import type { Topology } from './topology';

export interface TopologyFault {
  readonly name: string;
  readonly problem: 'missing' | 'different';
  /** What the broker said. */
  readonly detail: string;
}

/**
 * Names what is missing or differs. Existence is asked passively; arguments can only be compared by declaring again,
 * which changes nothing where they agree. The protocol has no way to read bindings: they are made again, which is harmless.
 */
export async function checkTopology(model: ChannelModel, topology: Topology): Promise<TopologyFault[]> {
  const faults: TopologyFault[] = [];
  const probe = async (name: string, passive: Ask, exact: Ask): Promise<void> => {
    const missing = await refusal(model, passive);
    if (missing !== undefined) {
      faults.push({ name, problem: 'missing', detail: missing });
      return;
    }
    const different = await refusal(model, exact);
    if (different !== undefined) faults.push({ name, problem: 'different', detail: different });
  };
  for (const exchange of topology.exchanges) {
    await probe(
      exchange.name,
      (channel) => channel.checkExchange(exchange.name),
      (channel) => channel.assertExchange(exchange.name, exchange.type, { durable: true }),
    );
  }
  for (const queue of topology.queues) {
    await probe(
      queue.name,
      (channel) => channel.checkQueue(queue.name),
      (channel) => assertQueue(channel, queue),
    );
  }
  if (faults.length === 0) {
    for (const binding of topology.bindings) {
      const detail = await refusal(model, (channel) => bind(channel, binding));
      if (detail !== undefined) faults.push({ name: binding.routingKey, problem: 'missing', detail });
    }
  }
  return faults;
}

type Ask = (channel: Channel) => Promise<unknown>;

const NOT_FOUND = 404;
const RESOURCE_LOCKED = 405;
const PRECONDITION_FAILED = 406;

/** The broker's words when it refuses; a refusal closes the channel, so each question has its own. */
async function refusal(model: ChannelModel, ask: Ask): Promise<string | undefined> {
  const channel = await model.createChannel();
  let refused: Error | undefined;
  channel.on('error', (error) => (refused = error));
  try {
    await ask(channel);
    await channel.close();
    return undefined;
  } catch (error) {
    const code = (refused as { code?: number } | undefined)?.code ?? (error as { code?: number }).code;
    if (code === NOT_FOUND || code === PRECONDITION_FAILED || code === RESOURCE_LOCKED) {
      return (error as Error).message;
    }
    throw error;
  }
}
