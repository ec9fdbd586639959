// Second process: polls the outbox every 10 ms, publishes with confirms, deletes what is confirmed.
import amqp from 'amqplib';
import pg from 'pg';
import { YARDSTICK_SCHEMA as s } from './schema.mjs';

const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 2 });
// A connection that breaks while idle, as at the end of a run, is no reason to die.
pool.on('error', () => undefined);
const connection = await amqp.connect(`${process.env.BENCH_RABBITMQ_URL}?heartbeat=5`, { noDelay: true });
const channel = await connection.createConfirmChannel();
const queue = process.env.BENCH_QUEUE;
await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });

async function drain() {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query(
      `DELETE FROM ${s}.outbox WHERE id IN (SELECT id FROM ${s}.outbox ORDER BY id LIMIT 200 FOR UPDATE SKIP LOCKED)
       RETURNING event_id, body`,
    );
    for (const row of rows) {
      channel.publish('', queue, Buffer.from(JSON.stringify(row.body)), {
        persistent: true,
        messageId: row.event_id,
      });
    }
    if (rows.length > 0) await channel.waitForConfirms();
    await client.query('COMMIT');
    return rows.length;
  } finally {
    client.release();
  }
}

let stopping = false;
process.on('SIGTERM', () => {
  stopping = true;
});
process.send?.({ ready: true });
while (!stopping) {
  if ((await drain()) === 0) await new Promise((resolve) => setTimeout(resolve, 10));
}
process.exit(0);
