import { Injectable } from '@nestjs/common';
import { Database, type Sql, type Tx } from '#platform/database/database';
import { decodePosition, encodeCursor } from '../http/cursor';
import type { Outcome } from '../requests/action-request.repository';
import type { ApprovalState, MoneyActionName } from './approval';

export interface Approval {
  readonly approvalId: string;
  readonly requestId: string;
  readonly state: ApprovalState;
  readonly action: MoneyActionName;
  readonly storeId: string;
  readonly orderId: string;
  readonly paymentId: string;
  readonly amount: number;
  readonly currency: string;
  readonly limit: number;
  readonly command: Record<string, unknown>;
  readonly requestedBy: string;
  readonly requesterAccount: string | null;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly comment: string | null;
  /** Of the approved command. */
  readonly outcome: Outcome | null;
}

type Row = Omit<Approval, 'amount' | 'limit'> & { readonly amount: string; readonly limit: string };

export interface ApprovalFilter {
  /** Null: all. */
  readonly stores: readonly string[] | null;
  readonly orderId: string | null;
  readonly state: ApprovalState | null;
  readonly cursor: string | null;
  readonly limit: number;
}

const SELECT = `
  SELECT a.approval_id AS "approvalId", a.request_id AS "requestId", a.state, a.action, a.store_id AS "storeId",
         a.order_id AS "orderId", a.payment_id AS "paymentId", a.amount, a.currency, a.limit_amount AS "limit", a.command,
         a.requested_by AS "requestedBy", a.requester_account AS "requesterAccount", a.requested_at AS "requestedAt",
         a.expires_at AS "expiresAt", a.decided_by AS "decidedBy", a.decided_at AS "decidedAt", a.comment, r.outcome
  FROM money_approvals a LEFT JOIN api_requests r ON r.request_id = a.request_id`;

@Injectable()
export class ApprovalRepository {
  constructor(private readonly database: Database) {}

  async insert(
    sql: Sql,
    approval: Omit<Approval, 'state' | 'decidedBy' | 'decidedAt' | 'comment' | 'outcome'>,
  ) {
    const { approvalId, requestId, action, storeId, orderId, paymentId, amount, currency, limit } = approval;
    await sql.query(
      `INSERT INTO money_approvals
         (approval_id, request_id, state, action, store_id, order_id, payment_id, amount, currency, limit_amount, command,
          requested_by, requester_account, requested_at, expires_at)
       VALUES ($1, $2, 'open', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[approvalId, requestId, action, storeId, orderId, paymentId, amount, currency, limit],
        JSON.stringify(approval.command),
        approval.requestedBy,
        approval.requesterAccount,
        approval.requestedAt,
        approval.expiresAt,
      ],
    );
  }

  find(approvalId: string): Promise<Approval | undefined> {
    return this.one(this.database, 'WHERE a.approval_id = $1', approvalId);
  }

  findByRequest(requestId: string): Promise<Approval | undefined> {
    return this.one(this.database, 'WHERE a.request_id = $1', requestId);
  }

  /** Who decides holds it until the end of the transaction. */
  lock(tx: Tx, approvalId: string): Promise<Approval | undefined> {
    return this.one(tx, 'WHERE a.approval_id = $1 FOR UPDATE OF a', approvalId);
  }

  async countOpen(sql: Sql, storeId: string): Promise<number> {
    const { rows } = await sql.query<{ open: string }>(
      `SELECT count(*) AS open FROM money_approvals WHERE store_id = $1 AND state = 'open'`,
      [storeId],
    );
    return Number(rows[0]?.open);
  }

  async decide(
    tx: Tx,
    approvalId: string,
    decision: { state: ApprovalState; by: string; at: Date; comment: string | null },
  ): Promise<void> {
    await tx.query(
      `UPDATE money_approvals SET state = $2, decided_by = $3, decided_at = $4, comment = $5
       WHERE approval_id = $1 AND state = 'open'`,
      [approvalId, decision.state, decision.by, decision.at, decision.comment],
    );
  }

  /** Locked; what somebody decides at this moment is left alone. */
  async overdue(tx: Tx, now: Date, limit: number): Promise<Approval[]> {
    const { rows } = await tx.query<Row>(
      `${SELECT} WHERE a.state = 'open' AND a.expires_at <= $1 ORDER BY a.expires_at LIMIT $2
       FOR UPDATE OF a SKIP LOCKED`,
      [now, limit],
    );
    return rows.map(toApproval);
  }

  /** Newest first. */
  async list(filter: ApprovalFilter): Promise<{ items: Approval[]; nextCursor: string | null }> {
    const [at, id] = decodePosition(filter.cursor);
    const { rows } = await this.database.query<Row>(
      `${SELECT}
       WHERE ($1::text[] IS NULL OR a.store_id = ANY($1)) AND ($2::text IS NULL OR a.order_id = $2)
         AND ($3::text IS NULL OR a.state = $3)
         AND ($4::timestamptz IS NULL OR (a.requested_at, a.approval_id) < ($4, $5))
       ORDER BY a.requested_at DESC, a.approval_id DESC LIMIT $6`,
      [filter.stores, filter.orderId, filter.state, at, id, filter.limit + 1],
    );
    const items = rows.slice(0, filter.limit).map(toApproval);
    const last = items.at(-1);
    const more = rows.length > filter.limit && last;
    return {
      items,
      nextCursor: more ? encodeCursor([last.requestedAt.toISOString(), last.approvalId]) : null,
    };
  }

  async purge(before: Date): Promise<void> {
    await this.database.query(`DELETE FROM money_approvals WHERE state <> 'open' AND decided_at < $1`, [
      before,
    ]);
  }

  private async one(sql: Sql, where: string, id: string): Promise<Approval | undefined> {
    const { rows } = await sql.query<Row>(`${SELECT} ${where}`, [id]);
    return rows[0] && toApproval(rows[0]);
  }
}

const toApproval = (row: Row): Approval => ({ ...row, amount: Number(row.amount), limit: Number(row.limit) });
