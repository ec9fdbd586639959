import type { Database } from '#platform/database/database';
import type { Metrics } from '#platform/metrics/metrics';

/** What every service shows of its tables: how much waits to go out, how much lies dead, which connections keep failing. */
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
  metrics.gauge('database_ready', '1 while the service reaches its database', () =>
    database.query('SELECT 1').then(
      () => 1,
      () => 0,
    ),
  );
  metrics.gauges(
    'connection_degraded',
    '1 for each connection whose calls keep failing, as this service sees it',
    'connection',
    async () => {
      const { rows } = await database.query<{ connection_id: string }>(
        `SELECT connection_id FROM connection_states WHERE state = 'degraded' LIMIT 200`,
      );
      return new Map(rows.map(({ connection_id }) => [connection_id, 1]));
    },
  );
}
