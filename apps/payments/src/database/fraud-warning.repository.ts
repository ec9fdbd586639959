import type { Sql } from '#platform/database/database';

export class FraudWarningRepository {
  /** False when it has been told before. */
  async record(
    sql: Sql,
    warning: {
      readonly connectionId: string;
      readonly warningId: string;
      readonly paymentId: string;
      readonly at: Date;
    },
  ): Promise<boolean> {
    const { count } = await sql.query(
      `INSERT INTO fraud_warnings (connection_id, warning_id, payment_id, recorded_at)
       VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [warning.connectionId, warning.warningId, warning.paymentId, warning.at],
    );
    return count > 0;
  }
}
