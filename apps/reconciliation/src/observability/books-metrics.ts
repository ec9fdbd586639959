import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { Metrics } from '#platform/metrics/metrics';

/** Shows what of the books waits for a person. */
@Injectable()
export class BooksMetrics {
  constructor(metrics: Metrics, database: Database) {
    metrics.gauges(
      'reconciliation_exceptions_open',
      'Differences between books, payouts, balance and ERP that are not explained, by kind',
      'kind',
      async () => {
        const { rows } = await database.query<{ kind: string; n: string }>(
          `SELECT kind, count(*) AS n FROM reconciliation_exceptions WHERE state = 'open' GROUP BY kind`,
        );
        return new Map(rows.map(({ kind, n }) => [kind, Number(n)]));
      },
    );
    metrics.gauges(
      'booking_exceptions_open',
      'Movements of money that could not be booked, by code',
      'code',
      async () => {
        const { rows } = await database.query<{ code: string; n: string }>(
          `SELECT code, count(*) AS n FROM booking_exceptions WHERE state = 'open' GROUP BY code`,
        );
        return new Map(rows.map(({ code, n }) => [code, Number(n)]));
      },
    );
  }
}
