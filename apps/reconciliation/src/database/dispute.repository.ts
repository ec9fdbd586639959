import { Injectable } from '@nestjs/common';
import type { Dispute } from '#contracts/models/dispute';
import type { Sql, Tx } from '#platform/database/database';
import { verdictOf } from '../domain/dispute-history';

export interface KnownDispute {
  readonly storeId: string;
  readonly disputeId: string;
  readonly orderId: string | null;
  readonly connectionId: string;
  readonly outcome: string | null;
  readonly changedAt: Date;
}

/** How disputes ended, as far as it is known; the movements of their money may come before or after. */
@Injectable()
export class DisputeRepository {
  /** What was nobody's may turn out to be an order's; a status that we do not know says nothing of the verdict. */
  async keep(tx: Tx, storeId: string, dispute: Dispute): Promise<void> {
    await tx.query(
      `INSERT INTO disputes (store_id, dispute_id, order_id, connection_id, version, outcome, funds_withdrawn, amount, currency,
                             changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (store_id, dispute_id) DO UPDATE
         SET version = excluded.version, funds_withdrawn = excluded.funds_withdrawn, amount = excluded.amount,
             outcome = CASE WHEN $11 THEN excluded.outcome ELSE disputes.outcome END,
             order_id = coalesce(excluded.order_id, disputes.order_id), changed_at = excluded.changed_at
         WHERE disputes.version <= excluded.version`,
      [
        storeId,
        dispute.disputeId,
        dispute.orderId,
        dispute.connectionId,
        dispute.version,
        verdictOf(dispute.status),
        dispute.fundsWithdrawn,
        dispute.amount.amount,
        dispute.amount.currency,
        dispute.updatedAt,
        dispute.status !== 'unknown',
      ],
    );
  }

  /** Held until the transaction ends: verdict and money of one dispute are settled one after the other. */
  async lock(tx: Tx, storeId: string, disputeId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `dispute:${storeId}:${disputeId}`,
    ]);
  }

  async find(sql: Sql, storeId: string, disputeId: string): Promise<KnownDispute | null> {
    const { rows } = await sql.query<{
      order_id: string | null;
      connection_id: string;
      outcome: string | null;
      changed_at: Date;
    }>(
      `SELECT order_id, connection_id, outcome, changed_at FROM disputes
       WHERE store_id = $1 AND dispute_id = $2`,
      [storeId, disputeId],
    );
    const row = rows[0];
    if (!row) return null;
    const { order_id: orderId, connection_id: connectionId, outcome, changed_at: changedAt } = row;
    return { storeId, disputeId, orderId, connectionId, outcome, changedAt };
  }
}
