import type { MessageDefinition } from '#contracts/message';
import type { Database } from '#platform/database/database';
import type { Metrics } from '#platform/metrics/metrics';
import type { BrokerProbe } from '../broker/broker-probe';

export interface Watched {
  readonly database: Database;
  readonly metrics: Metrics;
  readonly probe: BrokerProbe;
  /** What the service takes: its subscriptions and commands. */
  readonly takes: readonly MessageDefinition[];
}

/**
 * True when each message for the service has come to its end, not only left the queue, none waits for another try, and everything
 * the service had to say has arrived at the probe.
 */
export async function isQuiet(watched: Watched): Promise<boolean> {
  const { database, probe } = watched;
  await probe.caughtUp();
  if (!(await allEnded(watched))) return false;
  const { rows } = await database.query<{ left: string }>('SELECT count(*) AS left FROM outbox');
  if (Number(rows[0]?.left) > 0) return false;
  await probe.caughtUp();
  return allEnded(watched);
}

async function allEnded({ metrics, probe, takes }: Watched): Promise<boolean> {
  const ended = await endedByType(metrics);
  return takes.every(({ type }) => (ended.get(type) ?? 0) >= probe.ofType(type).length);
}

/** Deliveries that will not be tried again. A message replayed by hand ends once more than it was published. */
async function endedByType(metrics: Metrics): Promise<Map<string, number>> {
  const counter = await metrics.registry.getSingleMetric('tillbridge_messages_handled_total')?.get();
  const ended = new Map<string, number>();
  for (const { labels, value } of counter?.values ?? []) {
    if (labels['outcome'] === 'retried') continue;
    const type = String(labels['type']);
    ended.set(type, (ended.get(type) ?? 0) + value);
  }
  return ended;
}
