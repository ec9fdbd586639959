import type Stripe from 'stripe';
import { DISPUTE_STATUSES, type DisputeStatus } from '#contracts/models/dispute';
import type { ProviderDispute } from '#connectors/kit/payment-port';
import { readBalanceTransaction } from './balance-transaction.reader';
import { fromUnix } from './instants';
import { idOf, readMoney } from './read-money';

export function readDispute(dispute: Stripe.Dispute): ProviderDispute {
  const { due_by, submission_count, past_due } = dispute.evidence_details;
  const amount = readMoney(dispute.amount, dispute.currency);
  return {
    disputeId: dispute.id,
    chargeId: idOf(dispute.charge) ?? '',
    paymentIntentId: idOf(dispute.payment_intent),
    amount,
    status: readStatus(dispute.status),
    reason: dispute.reason.slice(0, 100),
    dueBy: due_by === null ? null : fromUnix(due_by),
    submitted: submission_count > 0,
    pastDue: past_due,
    movements: dispute.balance_transactions.map((row) => readBalanceTransaction(row, amount)),
    createdAt: fromUnix(dispute.created),
  };
}

function readStatus(status: string): DisputeStatus {
  return DISPUTE_STATUSES.find((word) => word === status) ?? 'unknown';
}
