// Third process: per message one transaction with a dedupe row and the effect, then the ack.
import amqp from 'amqplib';
import pg from 'pg';
import { YARDSTICK_SCHEMA as s } from './schema.mjs';

const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 8 });
// A connection that breaks while idle, as at the end of a run, is no reason to die.
pool.on('error', () => undefined);
const connection = await amqp.connect(`${process.env.BENCH_RABBITMQ_URL}?heartbeat=5`, { noDelay: true });
const channel = await connection.createChannel();
const queue = process.env.BENCH_QUEUE;
await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
await channel.prefetch(50);
await channel.consume(queue, (message) => {
  if (message) void handle(message);
});
process.send?.({ ready: true });
process.on('SIGTERM', () => process.exit(0));

async function handle(message) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const seen = await client.query(`INSERT INTO ${s}.seen (event_id) VALUES ($1) ON CONFLICT DO NOTHING`, [
      message.properties.messageId,
    ]);
    if (seen.rowCount === 1) {
      JSON.parse(message.content.toString('utf8'));
      await client.query(`INSERT INTO ${s}.effect (event_id) VALUES ($1)`, [message.properties.messageId]);
    }
    await client.query('COMMIT');
    channel.ack(message);
  } finally {
    client.release();
  }
}
