import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetRunFigures } from '#contracts/queries/figures';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';

@Controller()
export class RunFiguresController {
  constructor(private readonly database: Database) {}

  @Answers(GetRunFigures)
  async answer({
    storeIds,
    from,
    to,
    widthSeconds,
  }: BodyOf<typeof GetRunFigures>): Promise<ResponseOf<typeof GetRunFigures>> {
    const { rows } = await this.database.query<{ at: Date; completed: number; failed: number; open: number }>(
      `SELECT to_timestamp(floor(extract(epoch FROM started_at) / $4::integer) * $4::integer) AS at,
         count(*) FILTER (WHERE state = 'completed')::integer AS completed,
         count(*) FILTER (WHERE state = 'failed')::integer AS failed,
         count(*) FILTER (WHERE state IN ('running', 'waiting'))::integer AS open
       FROM workflow_runs WHERE started_at >= $2 AND started_at < $3 AND ($1::text[] IS NULL OR store_id = ANY ($1))
       GROUP BY 1 ORDER BY 1 LIMIT 2000`,
      [storeIds, from, to, widthSeconds],
    );
    return { points: rows.map(({ at, ...counts }) => ({ at: at.toISOString(), ...counts })) };
  }
}
