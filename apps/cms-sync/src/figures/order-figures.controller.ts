import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetOrderFigures } from '#contracts/queries/figures';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';

@Controller()
export class OrderFiguresController {
  constructor(private readonly database: Database) {}

  /** From the index of the list alone. */
  @Answers(GetOrderFigures)
  async answer({
    storeIds,
    from,
    to,
    widthSeconds,
  }: BodyOf<typeof GetOrderFigures>): Promise<ResponseOf<typeof GetOrderFigures>> {
    const { rows } = await this.database.query<{ at: Date; orders: number }>(
      `SELECT to_timestamp(floor(extract(epoch FROM placed_at) / $4::integer) * $4::integer) AS at,
         count(*)::integer AS orders
       FROM orders WHERE placed_at >= $2 AND placed_at < $3 AND ($1::text[] IS NULL OR store_id = ANY ($1))
       GROUP BY 1 ORDER BY 1 LIMIT 2000`,
      [storeIds, from, to, widthSeconds],
    );
    return { points: rows.map(({ at, orders }) => ({ at: at.toISOString(), orders })) };
  }
}
