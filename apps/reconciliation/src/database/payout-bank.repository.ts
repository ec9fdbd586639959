import { Injectable } from '@nestjs/common';
import type { BankLeg } from '#contracts/models/bank-statement';
import type { Payout } from '#contracts/models/payout';
import type { PayoutBank } from '#contracts/models/payout-explanation';
import type { Sql } from '#platform/database/database';
import type { BankSides } from '../domain/payout-at-bank';

type Side = NonNullable<PayoutBank['paid']>;

/** Payouts as the bank shows them. */
@Injectable()
export class PayoutBankRepository {
  /** Null while no statement of the store begins early enough to hold the payout. */
  async sides(sql: Sql, storeId: string, payout: Payout): Promise<BankSides | null> {
    const { connectionId, payoutId, amount, arrivalDate } = payout;
    const { rows } = await sql.query<Side & { leg: BankLeg }>(
      `SELECT match.leg, line.line_id AS "lineId", line.account, line.value_date::text AS "valueDate", line.state,
              line.entry_id AS "entryId",
              (CASE WHEN (SELECT count(*) FROM bank_matches AS other
                          WHERE other.line_id = line.line_id AND other.ended_at IS NULL) = 1
                    THEN line.amount
                    ELSE $3::bigint * CASE match.leg WHEN 'paid' THEN 1 ELSE -1 END END)::float8 AS amount
       FROM bank_matches AS match JOIN bank_lines AS line USING (line_id)
       WHERE match.connection_id = $1 AND match.payout_id = $2 AND match.ended_at IS NULL`,
      [connectionId, payoutId, amount.amount],
    );
    const side = (wanted: BankLeg): Side | null => {
      const row = rows.find(({ leg }) => leg === wanted);
      if (!row) return null;
      const { leg: _leg, ...found } = row;
      return found;
    };
    if (rows.length === 0 && !(await this.isCovered(sql, storeId, arrivalDate))) return null;
    return { paid: side('paid'), returned: side('returned') };
  }

  private async isCovered(sql: Sql, storeId: string, day: string): Promise<boolean> {
    const { count } = await sql.query(
      'SELECT 1 FROM bank_statements WHERE store_id = $1 AND from_day <= $2 LIMIT 1',
      [storeId, day],
    );
    return count > 0;
  }
}
