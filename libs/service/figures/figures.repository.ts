import type { FigureRange, OutcomeLine, ServiceFigures } from '#contracts/models/figures';
import type { Sql } from '#platform/database/database';
import { DURATION_STEPS, quantile } from './duration-steps';
import type { FigureRow } from './figure-book';

type Range = Omit<FigureRange, 'storeIds'>;
type Sums = Pick<OutcomeLine, 'kind' | 'name' | 'part' | 'done' | 'retried' | 'failed'>;

const MOST_LINES = 500;
const STEP_COUNT = DURATION_STEPS.length + 1;
const DURATION_SUMS = Array.from(
  { length: STEP_COUNT },
  (_, n) => `sum(durations[${n + 1}])::double precision`,
).join(', ');
const ADDED = Array.from(
  { length: STEP_COUNT },
  (_, n) => `service_figures.durations[${n + 1}] + excluded.durations[${n + 1}]`,
).join(', ');

export class FiguresRepository {
  /** Several replicas add to the same rows; in the order of the key, so that none waits for another in a circle. */
  async add(sql: Sql, rows: readonly FigureRow[]): Promise<void> {
    const sorted = [...rows].sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
    for (const { slot, kind, name, part, done, retried, failed, durations } of sorted) {
      await sql.execute(
        `INSERT INTO service_figures (slot, kind, name, part, done, retried, failed, durations)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (slot, kind, name, part) DO UPDATE SET done = service_figures.done + excluded.done,
           retried = service_figures.retried + excluded.retried, failed = service_figures.failed + excluded.failed,
           durations = ARRAY[${ADDED}]`,
        [new Date(slot), kind, name, part, done, retried, failed, durations],
      );
    }
  }

  /** What failed most first. */
  async lines(sql: Sql, { from, to }: Range): Promise<OutcomeLine[]> {
    const { rows } = await sql.query<Sums & { durations: number[] }>(
      `SELECT kind, name, part, sum(done)::double precision AS done, sum(retried)::double precision AS retried,
         sum(failed)::double precision AS failed, ARRAY[${DURATION_SUMS}] AS durations
       FROM service_figures WHERE slot >= $1 AND slot < $2
       GROUP BY kind, name, part ORDER BY sum(failed) DESC, sum(retried) DESC, sum(done) DESC LIMIT ${MOST_LINES}`,
      [from, to],
    );
    return rows.map(({ durations, ...line }) => ({
      ...line,
      p50Ms: quantile(durations, 0.5),
      p95Ms: quantile(durations, 0.95),
    }));
  }

  /** Of messages; outside calls are within them. */
  async points(sql: Sql, { from, to, widthSeconds }: Range): Promise<ServiceFigures['points']> {
    const { rows } = await sql.query<{ at: Date; done: number; retried: number; failed: number }>(
      `SELECT to_timestamp(floor(extract(epoch FROM slot) / $3::integer) * $3::integer) AS at,
         sum(done)::double precision AS done, sum(retried)::double precision AS retried,
         sum(failed)::double precision AS failed
       FROM service_figures WHERE slot >= $1 AND slot < $2 AND kind = 'message' GROUP BY 1 ORDER BY 1 LIMIT 2000`,
      [from, to, widthSeconds],
    );
    return rows.map(({ at, ...sums }) => ({ at: at.toISOString(), ...sums }));
  }

  async outboxLength(sql: Sql): Promise<number> {
    const { rows } = await sql.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM (SELECT 1 FROM outbox LIMIT 100000) AS rows',
    );
    return rows[0]?.count ?? 0;
  }

  async purge(sql: Sql, before: Date): Promise<void> {
    await sql.execute('DELETE FROM service_figures WHERE slot < $1', [before]);
  }
}

const keyOf = ({ slot, kind, name, part }: FigureRow): string => JSON.stringify([slot, kind, name, part]);
