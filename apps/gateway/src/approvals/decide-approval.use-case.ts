import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { raiseProblem } from '#platform/http/problem';
import { CLOCK } from '#service/tokens';
import { AuditLog } from '../audit/audit-log';
import { requireStore, type Actor } from '../auth/actor';
import { ActionRequestRepository } from '../requests/action-request.repository';
import { Settlements } from '../requests/settlements';
import { MONEY_COMMANDS } from './approval';
import { ApprovalRepository, type Approval } from './approval.repository';
import { whyNotDecide } from './may-decide';

export interface Decision {
  readonly approvalId: string;
  readonly approved: boolean;
  readonly comment: string | null;
  readonly actor: Actor;
}

/** A second person says yes or no, once. Yes and the command are committed together. */
@Injectable()
export class DecideApproval {
  constructor(
    private readonly database: Database,
    private readonly approvals: ApprovalRepository,
    private readonly requests: ActionRequestRepository,
    private readonly settlements: Settlements,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The same decision of the same person again changes nothing and is no fault. */
  async decide(decision: Decision): Promise<Approval> {
    await this.database.transaction(async (tx) => {
      const approval = await this.approvals.lock(tx, decision.approvalId);
      if (!approval) return raiseProblem(404, 'not-found', 'There is no such approval');
      requireStore(decision.actor, approval.storeId, 'approval');
      const refused = whyNotDecide(decision.actor, approval);
      if (refused) return raiseProblem(403, refused.code, refused.detail);
      if (approval.state === 'open') return this.decideOpen(tx, approval, decision);
      const state = decision.approved ? 'approved' : 'rejected';
      if (approval.state === state && approval.decidedBy === decision.actor.name) return;
      const by = approval.decidedBy === null ? '' : ` by ${approval.decidedBy}`;
      raiseProblem(409, 'approval-decided', `It was ${approval.state}${by} before`);
    });
    return (await this.approvals.find(decision.approvalId))!;
  }

  private async decideOpen(
    tx: Tx,
    approval: Approval,
    { approved, comment, actor }: Decision,
  ): Promise<void> {
    const at = this.clock.now();
    if (approval.expiresAt <= at) raiseProblem(409, 'approval-expired', 'Nobody has decided it in time');
    const { approvalId, requestId, storeId } = approval;
    const state = approved ? 'approved' : 'rejected';
    await this.approvals.decide(tx, approvalId, { state, by: actor.name, at, comment });
    if (approved) {
      await this.outbox.publish(tx, MONEY_COMMANDS[approval.action], approval.command as never, {
        messageId: requestId,
      });
    } else {
      const detail = `${actor.name} has rejected it${comment === null ? '' : `: ${comment}`}`;
      await this.endRequest(tx, approval, 'approval-rejected', detail, at);
    }
    await this.audit.write(
      tx,
      actor.name,
      approved ? 'approval.approve' : 'approval.reject',
      approvalId,
      { ...aboutOf(approval), comment },
      storeId,
    );
  }

  /** What nobody has decided in time; at most `limit` of them. Answers how many. */
  async expire(limit: number): Promise<number> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const overdue = await this.approvals.overdue(tx, at, limit);
      for (const approval of overdue) {
        const decision = { state: 'expired' as const, by: 'tillbridge', at, comment: null };
        await this.approvals.decide(tx, approval.approvalId, decision);
        await this.endRequest(tx, approval, 'approval-expired', 'Nobody has decided it in time', at);
        const { approvalId, storeId } = approval;
        await this.audit.write(tx, 'tillbridge', 'approval.expire', approvalId, aboutOf(approval), storeId);
      }
      return overdue.length;
    });
  }

  private async endRequest(
    tx: Tx,
    { requestId }: Approval,
    code: string,
    detail: string,
    at: Date,
  ): Promise<void> {
    const problem = { status: 409, code, title: 'Not approved', detail: detail.slice(0, 4_000) };
    await this.requests.settle(tx, requestId, { status: 'refused', problem }, at);
    tx.afterCommit(() => this.settlements.announce(requestId));
  }
}

const aboutOf = ({ action, paymentId, amount, currency, requestedBy, requestId }: Approval): object => ({
  action,
  paymentId,
  amount: { amount, currency },
  requestedBy,
  requestId,
});
