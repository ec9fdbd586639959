import type { Actor } from '../auth/actor';
import type { ApprovalView } from './approval';
import type { Approval } from './approval.repository';
import { whyNotDecide } from './may-decide';

export function viewOf(approval: Approval, actor: Actor): ApprovalView {
  const { approvalId: id, state, action, storeId, orderId, paymentId, currency, outcome } = approval;
  const { requestedBy, requestedAt, expiresAt, decidedBy, decidedAt, comment } = approval;
  return {
    ...{ id, state, action, storeId, orderId, paymentId, requestedBy, decidedBy, comment },
    amount: { amount: approval.amount, currency },
    limit: { amount: approval.limit, currency },
    requestedAt: requestedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    outcome: state === 'approved' && outcome ? told(outcome) : null,
    mayDecide: state === 'open' && whyNotDecide(actor, approval) === undefined,
  };
}

const told = (outcome: NonNullable<Approval['outcome']>): NonNullable<ApprovalView['outcome']> =>
  outcome.status === 'done'
    ? { status: 'done', code: null, detail: null }
    : { status: 'refused', code: outcome.problem.code, detail: outcome.problem.detail };
