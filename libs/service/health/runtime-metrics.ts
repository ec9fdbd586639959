import type { Database } from '#platform/database/database';
import type { Metrics } from '#platform/metrics/metrics';

/** What every service shows of its messages: how much waits to go out, and how much lies dead. */
export function registerRuntimeMetrics(metrics: Metrics, database: Database): void {
  const count = (text: string) => async (): Promise<number> => {
    const { rows } = await database.query<{ n: string }>(text);
    return Number(rows[0]?.n ?? 0);
  };
  const orNaN = (read: () => Promise<number>) => () => read().catch(() => Number.NaN);
  metrics.gauge(
    'outbox_rows',
    'Messages committed and not yet confirmed by the broker',
    orNaN(count('SELECT count(*) AS n FROM outbox')),
  );
  metrics.gauge(
    'outbox_oldest_seconds',
    'Age of the oldest message not yet confirmed by the broker',
    orNaN(count('SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0) AS n FROM outbox')),
  );
  metrics.gauge(
    'dead_letters',
    'Messages that wait for a person',
    orNaN(count(`SELECT count(*) AS n FROM dead_letters WHERE state = 'dead'`)),
  );
}
