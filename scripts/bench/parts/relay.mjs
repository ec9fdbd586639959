import { randomUUID } from 'node:crypto';
import amqp from 'amqplib';
import { compiled } from '../../lib/provision/compiled.mjs';
import { figure } from '../goals.mjs';
import { median } from '../load/summary.mjs';
import { openPlace } from '../world.mjs';

const ROUNDS = 5;
const ROWS = 5_000;
const IN_FLIGHT = 100;
const SINGLE_ROWS = 200;
const BODY = JSON.stringify({ filler: 'x'.repeat(1000) });

/** Publishes with confirms, 100 at a time under way; answers rows per second. */
async function rawPublish(url, exchange, routingKey) {
  const connection = await amqp.connect(`${url}?heartbeat=5`, { noDelay: true });
  const channel = await connection.createConfirmChannel();
  const content = Buffer.from(BODY);
  let sent = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (sent < ROWS) {
        sent += 1;
        await new Promise((resolve, reject) =>
          channel.publish(
            exchange,
            routingKey,
            content,
            { persistent: true, messageId: randomUUID() },
            (error) => (error ? reject(error) : resolve()),
          ),
        );
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  await channel.close();
  await connection.close();
  return ROWS / seconds;
}

/** P6, P7: the relay's throughput beside raw publishing, and how long one row takes. */
export async function relay(context) {
  const place = await openPlace(context, 'relay');
  const { prefix, rabbitmqUrl } = place.target;
  const { openDatabase } = compiled('libs/platform/database/open-database.js');
  const { Messaging } = compiled('libs/messaging/messaging.js');
  const { silentLogger } = compiled('libs/platform/logging/logger.js');
  const database = await openDatabase({ url: place.urls.payments, schema: 'payments', poolSize: 8 });
  const exchange = `${prefix}tillbridge.events`;
  const queue = `${prefix}bench`;
  const connection = await amqp.connect(rabbitmqUrl);
  const channel = await connection.createChannel();
  await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  await channel.bindQueue(queue, exchange, 'bench.measured');

  const insert = (sql, count) =>
    sql.query(
      `INSERT INTO outbox (message_id, exchange, routing_key, type, headers, body)
       SELECT gen_random_uuid()::text, 'events', 'bench.measured', 'bench.measured.v1', '{}', $1 FROM generate_series(1, $2)`,
      [BODY, count],
    );
  const empty = async () => (await database.query('SELECT 1 FROM outbox LIMIT 1')).count === 0;
  const untilEmpty = async (everyMs) => {
    while (!(await empty())) await new Promise((resolve) => setTimeout(resolve, everyMs));
  };
  const messaging = () =>
    new Messaging({
      service: 'payments',
      database,
      logger: silentLogger,
      url: rabbitmqUrl,
      prefix,
      subscriptions: [],
    });

  const ratios = [];
  const rates = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const raw = await rawPublish(rabbitmqUrl, exchange, 'bench.measured');
    await channel.purgeQueue(queue);
    const running = messaging();
    running.startPublishing();
    await insert(database, 1);
    running.relay.wake();
    await untilEmpty(5);
    await insert(database, ROWS);
    const began = performance.now();
    running.relay.wake();
    await untilEmpty(5);
    const ours = ROWS / ((performance.now() - began) / 1000);
    rates.push(ours);
    ratios.push(ours / raw);
    await running.stop();
    await channel.purgeQueue(queue);
  }

  const running = messaging();
  running.startPublishing();
  const latencies = [];
  const waiting = new Map();
  await channel.consume(queue, (message) => {
    if (!message) return;
    waiting.get(message.properties.messageId)?.(performance.now());
    channel.ack(message);
  });
  for (let row = 0; row < SINGLE_ROWS; row += 1) {
    const messageId = randomUUID();
    const arrived = new Promise((resolve) => waiting.set(messageId, resolve));
    let committed;
    await database.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO outbox (message_id, exchange, routing_key, type, headers, body)
         VALUES ($1, 'events', 'bench.measured', 'bench.measured.v1', '{}', $2)`,
        [messageId, BODY],
      );
      tx.afterCommit(() => {
        committed = performance.now();
        running.relay.wake();
      });
    });
    latencies.push((await arrived) - committed);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await running.stop();
  await channel.deleteQueue(queue);
  await connection.close();
  await database.close();
  return [
    figure('P6', median(ratios), `${Math.round(median(rates))} rows/s`),
    figure('P7', median(latencies), 'commit to delivered to a consumer, which is later than confirmed'),
  ];
}
