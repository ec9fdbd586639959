import { Controller, Inject } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetAuthorizationFigures, GetPaymentFigures } from '#contracts/queries/figures';
import { Answers } from '#messaging/handles';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { CLOCK } from '#service/tokens';

type Authorizations = ResponseOf<typeof GetAuthorizationFigures>;
type Next = Omit<Authorizations['next'][number], 'amount' | 'captureBefore'> & {
  readonly amount: string;
  readonly captureBefore: Date;
};

const DAY_MS = 86_400_000;
const HELD = `standing = 'authorized' AND capture_before IS NOT NULL AND ($1::text[] IS NULL OR store_id = ANY ($1))`;

@Controller()
export class PaymentFiguresQueries {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Answers(GetPaymentFigures)
  async payments({
    storeIds,
    from,
    to,
    widthSeconds,
  }: BodyOf<typeof GetPaymentFigures>): Promise<ResponseOf<typeof GetPaymentFigures>> {
    const { rows } = await this.database.query<{
      at: Date;
      succeeded: number;
      failed: number;
      open: number;
    }>(
      `SELECT to_timestamp(floor(extract(epoch FROM created_at) / $4::integer) * $4::integer) AS at,
         count(*) FILTER (WHERE captured > 0 OR status = 'not_required')::integer AS succeeded,
         count(*) FILTER (WHERE captured = 0 AND status IN ('failed', 'expired', 'canceled'))::integer AS failed,
         count(*) FILTER (WHERE captured = 0 AND status NOT IN ('failed', 'expired', 'canceled', 'not_required'))::integer AS open
       FROM payments WHERE created_at >= $2 AND created_at < $3 AND ($1::text[] IS NULL OR store_id = ANY ($1))
       GROUP BY 1 ORDER BY 1 LIMIT 2000`,
      [storeIds, from, to, widthSeconds],
    );
    return { points: rows.map(({ at, ...counts }) => ({ at: at.toISOString(), ...counts })) };
  }

  @Answers(GetAuthorizationFigures)
  async authorizations({ storeIds }: BodyOf<typeof GetAuthorizationFigures>): Promise<Authorizations> {
    const now = this.clock.now();
    const within = (days: number) => new Date(now.getTime() + days * DAY_MS);
    const [counts, next] = await Promise.all([
      this.database.query<Pick<Authorizations, 'open' | 'withinDay' | 'withinWeek'>>(
        `SELECT count(*)::integer AS open, count(*) FILTER (WHERE capture_before < $2)::integer AS "withinDay",
           count(*) FILTER (WHERE capture_before < $3)::integer AS "withinWeek"
         FROM payments WHERE ${HELD}`,
        [storeIds, within(1), within(7)],
      ),
      this.database.query<Next>(
        `SELECT store_id AS "storeId", order_id AS "orderId", payment_id AS "paymentId", authorized AS amount, currency,
           capture_before AS "captureBefore"
         FROM payments WHERE ${HELD} ORDER BY capture_before LIMIT 20`,
        [storeIds],
      ),
    ]);
    return {
      ...counts.rows[0]!,
      next: next.rows.map((row) => ({
        ...row,
        amount: Number(row.amount),
        captureBefore: row.captureBefore.toISOString(),
      })),
    };
  }
}
