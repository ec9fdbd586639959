// "bare": verify, one INSERT per request, reply after the commit.
import pg from 'pg';
import { listenAndAccept } from './http-accept.mjs';
import { YARDSTICK_SCHEMA } from './schema.mjs';

const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 8 });
// A connection that breaks while idle, as at the end of a run, is no reason to die.
pool.on('error', () => undefined);
listenAndAccept({
  port: Number(process.env.BENCH_PORT ?? 0),
  secret: process.env.BENCH_SECRET,
  store: (eventId, body) =>
    pool.query({
      name: 'store',
      text: `INSERT INTO ${YARDSTICK_SCHEMA}.inbox (event_id, body) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      values: [eventId, body],
    }),
});
