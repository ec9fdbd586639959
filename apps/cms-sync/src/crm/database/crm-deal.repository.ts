import type { CrmAssociation, CrmDeal } from '#connectors/kit/crm-port';
import type { MoneyBody } from '#contracts/models/money';
import type { OrderStatus, PaymentStatus } from '#contracts/models/statuses';
import type { Sql, Tx } from '#platform/database/database';
import { dealStageOf } from '../domain/deal-stage';

export interface DueDeal {
  readonly storeId: string;
  readonly orderId: string;
  readonly revision: string;
  readonly deal: CrmDeal;
}

interface DueRow {
  store_id: string;
  order_id: string;
  revision: string;
  number: string;
  order_status: OrderStatus;
  payment_status: PaymentStatus;
  total: MoneyBody;
  captured: string;
  refunded: string;
  open_disputes: number;
  placed_at: Date;
}

export interface DuePair extends CrmAssociation {
  readonly storeId: string;
  readonly orderId: string;
}

/** Where orders stand in the CRM as deals. */
export class CrmDealRepository {
  async due(sql: Sql, connectionId: string, now: Date, most: number): Promise<DueDeal[]> {
    const { rows } = await sql.query<DueRow>(
      `WITH due AS MATERIALIZED (
         SELECT store_id, order_id, revision FROM crm_deals
         WHERE connection_id = $1 AND pushed_revision < revision AND (retry_at IS NULL OR retry_at <= $2)
         ORDER BY store_id, order_id LIMIT ${Math.trunc(most)})
       SELECT due.store_id, due.order_id, due.revision, number, order_status, payment_status, placed_at,
         snapshot -> 'total' AS total,
         coalesce((SELECT sum(captured) FROM order_payments AS payment
           WHERE (payment.store_id, payment.order_id) = (due.store_id, due.order_id)), 0)::text AS captured,
         coalesce((SELECT sum(refunded) FROM order_payments AS payment
           WHERE (payment.store_id, payment.order_id) = (due.store_id, due.order_id)), 0)::text AS refunded,
         (SELECT count(*) FROM order_disputes AS dispute
           WHERE (dispute.store_id, dispute.order_id) = (due.store_id, due.order_id)
             AND dispute.status NOT IN ('won', 'lost', 'warning_closed', 'prevented'))::int AS open_disputes
       FROM due JOIN orders USING (store_id, order_id) ORDER BY due.store_id, due.order_id`,
      [connectionId, now],
    );
    return rows.map(toDue);
  }

  async written(tx: Tx, connectionId: string, due: DueDeal, externalId: string): Promise<void> {
    await tx.execute(
      `UPDATE crm_deals SET pushed_revision = $4, external_id = $5, refusal = NULL, retry_at = NULL,
         associated_with = CASE WHEN external_id IS DISTINCT FROM $5 THEN NULL ELSE associated_with END
       WHERE connection_id = $1 AND store_id = $2 AND order_id = $3`,
      [connectionId, due.storeId, due.orderId, due.revision, externalId],
    );
  }

  async refused(tx: Tx, connectionId: string, due: DueDeal, code: string, retryAt: Date): Promise<void> {
    await tx.execute(
      `UPDATE crm_deals SET refusal = $5, retry_at = $6
       WHERE connection_id = $1 AND store_id = $2 AND order_id = $3 AND revision = $4`,
      [connectionId, due.storeId, due.orderId, due.revision, code, retryAt],
    );
  }

  /** Deals and their contacts, both there, that do not know of each other yet. */
  async alone(sql: Sql, connectionId: string, most: number): Promise<DuePair[]> {
    const { rows } = await sql.query<{ store_id: string; order_id: string; deal: string; contact: string }>(
      `SELECT deal.store_id, deal.order_id, deal.external_id AS deal, owner.external_id AS contact
       FROM crm_deals AS deal
       JOIN crm_contacts AS member USING (connection_id, contact_key)
       JOIN crm_contacts AS owner ON owner.connection_id = deal.connection_id
         AND owner.contact_key = coalesce(member.joined_to, member.contact_key)
       WHERE deal.connection_id = $1 AND deal.associated_with IS NULL AND deal.external_id IS NOT NULL
         AND deal.contact_key IS NOT NULL AND member.state = 'active' AND owner.state = 'active'
         AND owner.external_id IS NOT NULL
       LIMIT ${Math.trunc(most)}`,
      [connectionId],
    );
    return rows.map((row) => ({
      storeId: row.store_id,
      orderId: row.order_id,
      dealId: row.deal,
      contactId: row.contact,
    }));
  }

  /** `with`: the contact, or why there is none. */
  async associated(tx: Tx, connectionId: string, pair: DuePair, associatedWith: string): Promise<void> {
    await tx.execute(
      `UPDATE crm_deals SET associated_with = $5
       WHERE connection_id = $1 AND store_id = $2 AND order_id = $3 AND external_id = $4`,
      [connectionId, pair.storeId, pair.orderId, pair.dealId, associatedWith],
    );
  }
}

function toDue(row: DueRow): DueDeal {
  const { currency } = row.total;
  return {
    storeId: row.store_id,
    orderId: row.order_id,
    revision: row.revision,
    deal: {
      key: `${row.store_id}:${row.order_id}`,
      number: row.number,
      stage: dealStageOf(row.order_status, row.payment_status),
      paymentStatus: row.payment_status,
      total: row.total,
      captured: { amount: Number(row.captured), currency },
      refunded: { amount: Number(row.refunded), currency },
      openDisputes: row.open_disputes,
      placedAt: row.placed_at,
    },
  };
}
