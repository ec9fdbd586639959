import type { CustomerDecision } from '#contracts/models/customer';
import type { Sql, Tx } from '#platform/database/database';

/** Which side won which field, by which rule. */
export class DecisionRepository {
  async add(tx: Tx, personId: string, decisions: readonly CustomerDecision[]): Promise<void> {
    if (decisions.length === 0) return;
    await tx.execute(
      `INSERT INTO customer_decisions (person_id, decision, at)
       SELECT $1, decision, (decision ->> 'at')::timestamptz FROM unnest($2::jsonb[]) AS decision`,
      [personId, decisions.map((decision) => JSON.stringify(decision))],
    );
  }

  /** The newest first. */
  async ofPerson(sql: Sql, personId: string, most: number): Promise<CustomerDecision[]> {
    const { rows } = await sql.query<{ decision: CustomerDecision }>(
      'SELECT decision FROM customer_decisions WHERE person_id = $1 ORDER BY decision_id DESC LIMIT $2',
      [personId, most],
    );
    return rows.map(({ decision }) => decision);
  }

  async moveTo(tx: Tx, from: string, into: string): Promise<void> {
    await tx.query('UPDATE customer_decisions SET person_id = $2 WHERE person_id = $1', [from, into]);
  }
}
