import { columnsOf } from '#platform/database/columns';
import type { Sql } from '#platform/database/database';
import { canonicalParameters } from '../operations/operation-key';

export type OperationKind =
  'create-checkout' | 'create-payment-intent' | 'expire-checkout' | 'capture' | 'cancel' | 'refund';

/** One intended effect at the provider. */
export interface Operation {
  /** The idempotency key it is sent with. */
  readonly key: string;
  readonly kind: OperationKind;
  readonly storeId: string;
  readonly orderId: string;
  /** The payment (or refund) it is for. */
  readonly subject: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly parametersHash: string;
  /** Rises only after the provider has refused for good, since it keeps that answer under the key. */
  readonly generation: number;
  readonly state: 'pending' | 'done' | 'refused';
  readonly createdAt: Date;
}

export interface PaymentKey {
  readonly storeId: string;
  readonly orderId: string;
  readonly paymentId: string;
}

interface OperationRow {
  operation_key: string;
  kind: OperationKind;
  store_id: string;
  order_id: string;
  subject: string;
  parameters: Record<string, unknown>;
  parameters_hash: string;
  generation: number;
  state: Operation['state'];
  created_at: Date;
}

const COLUMNS = columnsOf<OperationRow>({
  operation_key: true,
  kind: true,
  store_id: true,
  order_id: true,
  subject: true,
  parameters: true,
  parameters_hash: true,
  generation: true,
  state: true,
  created_at: true,
});

export class OperationRepository {
  /** The latest generation, of these parameters or, without a hash, of any. */
  async latest(
    sql: Sql,
    kind: OperationKind,
    subject: string,
    hash?: string,
  ): Promise<Operation | undefined> {
    const { rows } = await sql.query<OperationRow>(
      `SELECT ${COLUMNS} FROM operations WHERE kind = $1 AND subject = $2 AND ($3::text IS NULL OR parameters_hash = $3)
       ORDER BY created_at DESC, generation DESC LIMIT 1`,
      [kind, subject, hash ?? null],
    );
    return rows[0] && fromRow(rows[0]);
  }

  /** Of a payment, whatever it was that asked for them; the oldest first. */
  async pendingOf(sql: Sql, kind: OperationKind, payment: PaymentKey): Promise<Operation[]> {
    const { rows } = await sql.query<OperationRow>(
      `SELECT ${COLUMNS} FROM operations WHERE kind = $1 AND store_id = $2 AND order_id = $3 AND state = 'pending'
         AND (subject = $4 OR starts_with(subject, $4 || ':')) ORDER BY created_at, operation_key`,
      [kind, payment.storeId, payment.orderId, payment.paymentId],
    );
    return rows.map(fromRow);
  }

  async insert(sql: Sql, operation: Operation): Promise<void> {
    await sql.execute(
      `INSERT INTO operations (operation_key, kind, store_id, order_id, subject, parameters, parameters_hash, generation,
         state, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (operation_key) DO NOTHING`,
      [
        operation.key,
        operation.kind,
        operation.storeId,
        operation.orderId,
        operation.subject,
        JSON.stringify(operation.parameters),
        operation.parametersHash,
        operation.generation,
        operation.state,
        operation.createdAt,
      ],
    );
  }

  /** Only a pending operation can be settled: the first outcome stands. */
  async settle(
    sql: Sql,
    key: string,
    state: 'done' | 'refused',
    now: Date,
    error: { code: string; message: string } | null = null,
  ): Promise<boolean> {
    const { count } = await sql.query(
      `UPDATE operations SET state = $2, settled_at = $3, error = $4 WHERE operation_key = $1 AND state = 'pending'`,
      [key, state, now, error === null ? null : JSON.stringify(error)],
    );
    return count > 0;
  }
}

function fromRow(row: OperationRow): Operation {
  return {
    key: row.operation_key,
    kind: row.kind,
    storeId: row.store_id,
    orderId: row.order_id,
    subject: row.subject,
    parameters: canonicalParameters(row.parameters),
    parametersHash: row.parameters_hash,
    generation: row.generation,
    state: row.state,
    createdAt: row.created_at,
  };
}
