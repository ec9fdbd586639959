import type { EventDefinition, ServiceName } from '#contracts/message';
import { deadQueueName, exchangeName, inQueueName, queryQueueName, retryQueueName } from './names';

export interface ExchangeSpec {
  readonly name: string;
  readonly type: 'topic';
}

export interface QueueSpec {
  readonly name: string;
  readonly arguments: Readonly<Record<string, string | number>>;
}

export interface BindingSpec {
  readonly queue: string;
  readonly exchange: string;
  readonly routingKey: string;
}

/** What has to exist on the broker, as data. */
export interface Topology {
  readonly exchanges: readonly ExchangeSpec[];
  readonly queues: readonly QueueSpec[];
  readonly bindings: readonly BindingSpec[];
}

export interface TopologyOptions {
  /** The delays there is a queue for, ascending, in milliseconds. */
  readonly retryDelaysMs?: readonly number[];
  /** Bytes after which a queue refuses more, so that the publisher keeps them. */
  readonly maxQueueBytes?: number;
}

export const DEFAULT_RETRY_DELAYS_MS: readonly number[] = [
  1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000, 900_000, 3_600_000,
];
const DEFAULT_MAX_QUEUE_BYTES = 1024 ** 3;
/** Deliveries that ended with the death of the consumer. A last guard: attempts are counted in our own header. */
export const BROKER_DELIVERY_LIMIT = 20;
/** Looking through the dead letters returns messages to the queue each time, so it must not wear them out. */
const DEAD_QUEUE_DELIVERY_LIMIT = 1_000_000;
/** A question nobody took for so long has no one waiting for its answer any more. */
const QUERY_TTL_MS = 10_000;

/** Everything the given services need; the events each of them takes are in `subscriptions`. */
export function topologyFor(
  prefix: string,
  services: readonly ServiceName[],
  subscriptions: Partial<Record<ServiceName, readonly EventDefinition[]>>,
  options: TopologyOptions = {},
): Topology {
  const delays = options.retryDelaysMs ?? DEFAULT_RETRY_DELAYS_MS;
  const maxBytes = options.maxQueueBytes ?? DEFAULT_MAX_QUEUE_BYTES;
  const events = exchangeName(prefix, 'events');
  const commands = exchangeName(prefix, 'commands');
  return {
    exchanges: [
      { name: events, type: 'topic' },
      { name: commands, type: 'topic' },
    ],
    queues: services.flatMap((service) => queuesOf(prefix, service, delays, maxBytes)),
    bindings: services.flatMap((service) => {
      const queue = inQueueName(prefix, service);
      const names = new Set((subscriptions[service] ?? []).map((event) => event.name));
      return [
        { queue, exchange: commands, routingKey: `${service}.*` },
        ...[...names].map((routingKey) => ({ queue, exchange: events, routingKey })),
      ];
    }),
  };
}

function queuesOf(
  prefix: string,
  service: ServiceName,
  delays: readonly number[],
  maxBytes: number,
): QueueSpec[] {
  const inQueue = inQueueName(prefix, service);
  const deadQueue = deadQueueName(prefix, service);
  const quorum = { 'x-queue-type': 'quorum', 'x-overflow': 'reject-publish', 'x-max-length-bytes': maxBytes };
  return [
    {
      name: inQueue,
      arguments: { ...quorum, ...deadLetteringTo(deadQueue), 'x-delivery-limit': BROKER_DELIVERY_LIMIT },
    },
    ...delays.map((delayMs) => ({
      name: retryQueueName(prefix, service, delayMs),
      arguments: { ...quorum, ...deadLetteringTo(inQueue), 'x-message-ttl': delayMs },
    })),
    { name: deadQueue, arguments: { ...quorum, 'x-delivery-limit': DEAD_QUEUE_DELIVERY_LIMIT } },
    {
      name: queryQueueName(prefix, service),
      arguments: { 'x-queue-type': 'classic', 'x-message-ttl': QUERY_TTL_MS, 'x-max-length': 10_000 },
    },
  ];
}

/** At-least-once: the message stays where it is until the target has confirmed it. */
function deadLetteringTo(queue: string): Record<string, string> {
  return {
    'x-dead-letter-exchange': '',
    'x-dead-letter-routing-key': queue,
    'x-dead-letter-strategy': 'at-least-once',
  };
}
