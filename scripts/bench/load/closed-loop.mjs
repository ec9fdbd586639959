import { Pool } from 'undici';
import { summarize } from './summary.mjs';

/** More than any server here accepts in a millisecond. */
const MOST_PER_MS = 6;
/** Some 30 MB. */
const MOST_AHEAD = 12_000;

/**
 * Keeps `connections` requests under way for `durationMs`; every event is sent `repeat` times. With `urls` of one server the requests go
 * round them.
 * Answers accepted per second and latencies in milliseconds.
 */
export async function closedLoop({ url, urls = [url], connections, durationMs, events, repeat = 1 }) {
  const { origin } = new URL(urls[0]);
  const paths = urls.map((one) => new URL(one).pathname);
  let sentSoFar = 0;
  events.prepare?.(Math.min(MOST_AHEAD, Math.ceil((durationMs * MOST_PER_MS) / repeat)));
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const latencies = [];
  const failures = {};
  const began = performance.now();
  const end = began + durationMs;
  let current;
  let left = 0;
  const take = () => {
    if (left === 0) {
      current = events.next();
      left = repeat;
    }
    left -= 1;
    return current;
  };
  const worker = async () => {
    while (performance.now() < end) {
      const event = take();
      const sent = performance.now();
      const { statusCode, body } = await pool.request({
        path: paths[sentSoFar++ % paths.length],
        method: 'POST',
        headers: { 'content-type': 'application/json', 'stripe-signature': event.signature },
        body: event.body,
      });
      await body.dump();
      if (statusCode === 200) latencies.push(performance.now() - sent);
      else failures[statusCode] = (failures[statusCode] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - began) / 1000;
  await pool.close();
  return {
    perSecond: latencies.length / seconds,
    accepted: latencies.length,
    failures,
    ...summarize(latencies),
  };
}
