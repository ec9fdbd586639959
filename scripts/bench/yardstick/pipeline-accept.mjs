// First process of the hand-written pipeline: inbox and outbox row in one statement, then 200.
import pg from 'pg';
import { listenAndAccept } from './http-accept.mjs';
import { YARDSTICK_SCHEMA as s } from './schema.mjs';

const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 8 });
// A connection that breaks while idle, as at the end of a run, is no reason to die.
pool.on('error', () => undefined);
listenAndAccept({
  port: Number(process.env.BENCH_PORT ?? 0),
  secret: process.env.BENCH_SECRET,
  store: (eventId, body) =>
    pool.query({
      name: 'store',
      text: `WITH stored AS (
               INSERT INTO ${s}.inbox (event_id, body) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING event_id, body)
             INSERT INTO ${s}.outbox (event_id, body) SELECT event_id, body FROM stored`,
      values: [eventId, body],
    }),
});
