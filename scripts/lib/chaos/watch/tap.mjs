import amqp from 'amqplib';
import { compiled } from '../../provision/compiled.mjs';

const EXCHANGES = ['events', 'commands'];
const HEARTBEAT_SECONDS = 5;
const PREFETCH = 500;

/**
 * A queue of the run's own beside those of the services: it gets a copy of every message the broker routes, so that what was on its way is
 * known to somebody who does no work with it. A message that the broker has confirmed lies here too, since a confirm waits for every queue.
 */
export class Tap {
  /** Exchange word, routing key and type of every message seen, and whether it is about an order, by its id. */
  seen = new Map();
  #url;
  #prefix;
  #queue;

  /** @param {{rabbitmqUrl: string, prefix: string}} broker asked directly, past any proxy of the run */
  constructor({ rabbitmqUrl, prefix }) {
    this.#url = `${rabbitmqUrl}?heartbeat=${HEARTBEAT_SECONDS}`;
    this.#prefix = prefix;
    this.#queue = `${prefix}chaos.tap`;
  }

  /** From here on every message is kept. */
  install() {
    return this.#onChannel(async (channel) => {
      await channel.assertQueue(this.#queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
      for (const kind of EXCHANGES) await channel.bindQueue(this.#queue, this.#exchange(kind), '#');
    });
  }

  /** Takes what has come since the last time; repeated until the queue has nothing more. */
  drain() {
    return this.#onChannel(async (channel) => {
      await channel.prefetch(PREFETCH);
      for (;;) {
        const message = await channel.get(this.#queue);
        if (message === false) return;
        this.#note(message);
        channel.ack(message);
      }
    });
  }

  remove() {
    return this.#onChannel((channel) => channel.deleteQueue(this.#queue));
  }

  #note({ fields, properties, content }) {
    const exchange = EXCHANGES.find((kind) => fields.exchange === this.#exchange(kind));
    const { routingKey } = fields;
    this.seen.set(properties.messageId, {
      exchange,
      routingKey,
      type: properties.type,
      ofOrder: isOfOrder(content),
    });
  }

  #exchange(kind) {
    const { exchangeName } = compiled('libs/messaging/topology/names.js');
    return exchangeName(this.#prefix, kind);
  }

  async #onChannel(work) {
    const connection = await amqp.connect(this.#url, { noDelay: true });
    connection.on('error', () => undefined);
    try {
      const channel = await connection.createChannel();
      channel.on('error', () => undefined);
      return await work(channel);
    } finally {
      await connection.close().catch(() => undefined);
    }
  }
}

function isOfOrder(content) {
  const { orderId, order } = JSON.parse(content.toString());
  return typeof orderId === 'string' || typeof order?.orderId === 'string';
}
