import amqp from 'amqplib';
import { closedLoop } from '../../bench/load/closed-loop.mjs';
import { eventFactory } from '../../bench/load/signed-events.mjs';
import { API_VERSION, drained, openPlace, residentMegabytes, startGateway } from '../../bench/world.mjs';
import { waitUntil } from '../process/wait-until.mjs';

const FEW = 1_000;
/** So many at a time, so that one statement neither takes long nor much memory. */
const PORTION = 50_000;
const BODY = JSON.stringify({ filler: 'x'.repeat(300) });
const DRAIN_DEADLINE_MS = 15 * 60_000;
const LOAD_MS = 3_000;
const CONNECTIONS = 4;
const KEY = 'backlog.measured';

/** Somewhere for the rows to go that keeps only the last of them. */
async function openSink({ rabbitmqUrl, prefix }, cleanup) {
  const connection = await amqp.connect(rabbitmqUrl);
  connection.on('error', () => undefined);
  const channel = await connection.createChannel();
  const queue = `${prefix}backlog`;
  await channel.assertQueue(queue, { durable: true, maxLength: 100 });
  await channel.bindQueue(queue, `${prefix}tillbridge.events`, KEY);
  cleanup.add('sink', async () => {
    await channel.deleteQueue(queue);
    await connection.close();
  });
}

async function insertRows(pool, count) {
  for (let done = 0; done < count; done += PORTION) {
    await pool.query(
      `INSERT INTO gateway.outbox (message_id, exchange, routing_key, type, headers, body)
       SELECT gen_random_uuid()::text, 'events', $3, 'backlog.measured.v1', '{}', $1 FROM generate_series(1, $2)`,
      [BODY, Math.min(PORTION, count - done), KEY],
    );
  }
}

const left = async (pool) =>
  Number(
    (await pool.query('SELECT count(*) AS n FROM gateway.outbox WHERE routing_key = $1', [KEY])).rows[0].n,
  );

/** Rows a second, from a whole outbox to an empty one. */
async function drain(pool, count) {
  const began = performance.now();
  await drained(pool, DRAIN_DEADLINE_MS);
  return Math.round(count / ((performance.now() - began) / 1000));
}

/**
 * `npm run chaos -- --backlog 1000000` (F20): an outbox with a million rows, and webhooks that come meanwhile. The rate of the first
 * stretch under the whole backlog is held against that of a few rows; then webhooks come, and none may be refused.
 */
export async function backlog({ root, servers, cleanup, progress, json, print }, count) {
  const place = await openPlace({ servers, cleanup }, 'backlog');
  const { pool } = place;
  await openSink(place.target, cleanup);
  const gateway = await startGateway({ root, cleanup }, place);
  const events = eventFactory({
    secret: gateway.secret,
    apiVersion: API_VERSION,
    type: 'payment_intent.processing',
  });
  const load = () => closedLoop({ url: gateway.url, connections: CONNECTIONS, durationMs: LOAD_MS, events });
  const calm = await load();
  await drained(pool);

  const few = await progress.step(`A few rows`, async () => {
    await insertRows(pool, FEW * 10);
    return drain(pool, FEW * 10);
  });
  const before = await residentMegabytes(gateway.pid);
  await gateway.stop();
  await progress.step(`${count} rows`, () => insertRows(pool, count));
  const again = await startGateway({ root, cleanup }, place);
  const report = await progress.step('Draining', async () => {
    const began = performance.now();
    const from = await left(pool);
    await waitUntil(async () => (await left(pool)) <= from - count / 10, {
      deadlineMs: DRAIN_DEADLINE_MS,
      everyMs: 100,
      what: 'a tenth to be gone',
    });
    const firstTenth = Math.round((from - (await left(pool))) / ((performance.now() - began) / 1000));
    const laden = await closedLoop({
      url: again.url,
      connections: CONNECTIONS,
      durationMs: LOAD_MS,
      events: eventFactory({
        secret: again.secret,
        apiVersion: API_VERSION,
        type: 'payment_intent.processing',
      }),
    });
    const megabytes = await residentMegabytes(again.pid);
    await drained(pool, DRAIN_DEADLINE_MS);
    return {
      rows: count,
      rowsPerSecondFew: few,
      rowsPerSecondFirstTenth: firstTenth,
      drainSeconds: Math.round((performance.now() - began) / 1000),
      webhooksPerSecondCalm: Math.round(calm.perSecond),
      webhooksPerSecondMeanwhile: Math.round(laden.perSecond),
      refused: laden.failures,
      megabytesBefore: Math.round(before),
      megabytesMeanwhile: Math.round(megabytes),
    };
  });
  print(
    json
      ? JSON.stringify(report, null, 2)
      : Object.entries(report)
          .map((pair) => pair.map(String).join(': '))
          .join('\n'),
  );
  return Object.keys(report.refused).length === 0 ? 0 : 1;
}
