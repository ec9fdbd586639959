import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetMoneyFigures, GetReconciliationFigures } from '#contracts/queries/figures';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';

type Money = ResponseOf<typeof GetMoneyFigures>;
type State = ResponseOf<typeof GetReconciliationFigures>;

const SCOPE = '($1::text[] IS NULL OR store_id = ANY ($1))';

@Controller()
export class FiguresAnswerer {
  constructor(private readonly database: Database) {}

  @Answers(GetMoneyFigures)
  async money({ storeIds, from, to, widthSeconds }: BodyOf<typeof GetMoneyFigures>): Promise<Money> {
    const { rows } = await this.database.query<Omit<Money['points'][number], 'at'> & { at: Date }>(
      `SELECT to_timestamp(floor(extract(epoch FROM created_at) / $4::integer) * $4::integer) AS at, currency,
         coalesce(sum(amount) FILTER (WHERE category LIKE 'charge%'), 0)::double precision AS sales,
         coalesce(-sum(amount) FILTER (WHERE category LIKE '%refund%'), 0)::double precision AS refunds,
         coalesce(sum(fee), 0)::double precision AS fees,
         coalesce(-sum(amount) FILTER (WHERE category LIKE 'dispute%'), 0)::double precision AS disputes
       FROM movements WHERE created_at >= $2 AND created_at < $3 AND ${SCOPE}
       GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 2000`,
      [storeIds, from, to, widthSeconds],
    );
    return { points: rows.map(({ at, ...sums }) => ({ at: at.toISOString(), ...sums })) };
  }

  @Answers(GetReconciliationFigures)
  async state({ storeIds }: BodyOf<typeof GetReconciliationFigures>): Promise<State> {
    const [exceptions, payouts, erp] = await Promise.all([
      this.database.query<{ kind: string; open: number; oldest: Date }>(
        `SELECT kind, count(*)::integer AS open, min(opened_at) AS oldest FROM reconciliation_exceptions
         WHERE state = 'open' AND ${SCOPE} GROUP BY kind ORDER BY kind LIMIT 50`,
        [storeIds],
      ),
      this.database.query<{ state: string; count: number }>(
        `SELECT state, count(*)::integer AS count
         FROM (SELECT state FROM payouts WHERE ${SCOPE} ORDER BY created_at DESC LIMIT 1000) AS newest
         GROUP BY state ORDER BY state LIMIT 50`,
        [storeIds],
      ),
      this.database.query<{ pending: number; failed: number; oldest: Date | null }>(
        `SELECT count(*) FILTER (WHERE state = 'pending')::integer AS pending,
           count(*) FILTER (WHERE state = 'failed')::integer AS failed,
           min(created_at) FILTER (WHERE state = 'pending') AS oldest
         FROM erp_operations WHERE state IN ('pending', 'failed') AND ${SCOPE}`,
        [storeIds],
      ),
    ]);
    const { pending, failed, oldest } = erp.rows[0]!;
    return {
      exceptions: exceptions.rows.map((row) => ({
        kind: row.kind,
        open: row.open,
        oldestAt: row.oldest.toISOString(),
      })),
      payouts: payouts.rows,
      erp: { pending, failed, oldestPendingAt: oldest?.toISOString() ?? null },
    };
  }
}
