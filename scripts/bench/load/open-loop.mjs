import { Pool } from 'undici';
import { summarize } from './summary.mjs';

/** Fixed arrival rate; latency counts from the scheduled instant, so a stalled server cannot hide its stall. */
export async function openLoop({ url, perSecond, durationMs, events, connections = 64 }) {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const total = Math.floor((perSecond * durationMs) / 1000);
  const prepared = Array.from({ length: total }, () => events.next());
  const latencies = [];
  const failures = {};
  const began = performance.now() + 20;
  const sends = [];
  for (let index = 0; index < total; index += 1) {
    const due = began + (index * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const event = prepared[index];
    sends.push(
      pool
        .request({
          path: pathname,
          method: 'POST',
          headers: { 'content-type': 'application/json', 'stripe-signature': event.signature },
          body: event.body,
        })
        .then(async ({ statusCode, body }) => {
          await body.dump();
          if (statusCode === 200) latencies.push(performance.now() - due);
          else failures[statusCode] = (failures[statusCode] ?? 0) + 1;
        }),
    );
  }
  await Promise.all(sends);
  await pool.close();
  return {
    accepted: latencies.length,
    failures,
    ids: prepared.map((event) => event.id),
    ...summarize(latencies),
  };
}
