import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { Metrics } from '#platform/metrics/metrics';

/** Shows how many alerts are raised and not settled; the rules bound how many kinds there are. */
@Injectable()
export class AlertMetrics {
  constructor(metrics: Metrics, database: Database) {
    metrics.gauges('alerts_open', 'Alerts that are raised and not settled, by kind', 'kind', async () => {
      const { rows } = await database.query<{ kind: string; n: string }>(
        `SELECT kind, count(*) AS n FROM alerts WHERE state = 'raised' GROUP BY kind`,
      );
      return new Map(rows.map(({ kind, n }) => [kind, Number(n)]));
    });
  }
}
