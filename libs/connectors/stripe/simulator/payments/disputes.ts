import { book } from '../money/balance';
import type { ChargeObject } from '../objects/charge';
import type { DisputeObject, DisputeStatus } from '../objects/money-movements';
import { invalidRequest, noSuch } from '../protocol/api-error';
import { newId } from '../world/ids';
import type { StripeWorld } from '../world/world';

export interface DisputeRequest {
  readonly amount?: number | undefined;
  readonly reason?: string | undefined;
  /** An inquiry only asks; no money moves. */
  readonly inquiry?: boolean | undefined;
}

export type DisputeVerdict = 'won' | 'lost' | 'warning_closed';

const ANSWER_DAYS = 9;
export const EVIDENCE_FIELDS = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
] as const;

/** An inquiry that was not answered well enough: the bank takes the money after all. */
export function escalateDispute(world: StripeWorld, disputeId: string): DisputeObject {
  const dispute = existing(world, disputeId);
  const charge = world.charges.get(dispute.charge);
  if (!charge || !dispute.status.startsWith('warning_')) {
    throw invalidRequest(`Dispute ${disputeId} is no inquiry.`);
  }
  const { card } = dispute.payment_method_details;
  const escalated = world.update(
    world.disputes,
    dispute,
    {
      status: 'needs_response',
      is_charge_refundable: false,
      payment_method_details: { type: 'card', card: { ...card, case_type: 'chargeback' } },
    },
    'charge.dispute.updated',
  );
  return withdrawFunds(world, escalated, charge);
}

export interface DisputeAnswer {
  readonly evidence?: Readonly<Record<string, string>> | undefined;
  readonly submit: boolean;
}

/** What the shop says. Evidence is staged until it is submitted; then the bank has the word. */
export function answerDispute(world: StripeWorld, disputeId: string, answer: DisputeAnswer): DisputeObject {
  const dispute = existing(world, disputeId);
  if (!dispute.status.endsWith('needs_response')) {
    throw invalidRequest(`Dispute ${disputeId} cannot be answered: it is ${dispute.status}.`);
  }
  const evidence = { ...dispute.evidence, ...answer.evidence };
  const details = { ...dispute.evidence_details, has_evidence: answer.evidence !== undefined };
  return world.update(
    world.disputes,
    dispute,
    answer.submit
      ? {
          evidence,
          evidence_details: { ...details, submission_count: 1, submission_method: 'manual' },
          status: dispute.status.replace('needs_response', 'under_review') as DisputeStatus,
        }
      : { evidence, evidence_details: details },
    'charge.dispute.updated',
  );
}

/** The shop accepts the loss. */
export function acceptDispute(world: StripeWorld, disputeId: string): DisputeObject {
  return closeDispute(world, disputeId, 'lost');
}

/** The cardholder complains to the bank. Of a chargeback the money is gone at once. */
export function openDispute(world: StripeWorld, chargeId: string, request: DisputeRequest): DisputeObject {
  const charge = world.charges.get(chargeId);
  if (!charge) throw noSuch('charge', chargeId, 'charge');
  if (!charge.captured || charge.disputed) throw invalidRequest(`Charge ${chargeId} cannot be disputed.`);
  const status = request.inquiry ? 'warning_needs_response' : 'needs_response';
  const dispute = world.disputes.set(...entry(newDispute(world, charge, request, status)));
  world.update(world.charges, charge, { disputed: true });
  world.events.emit('charge.dispute.created', dispute);
  return request.inquiry ? dispute : withdrawFunds(world, dispute, charge);
}

export function closeDispute(world: StripeWorld, disputeId: string, verdict: DisputeVerdict): DisputeObject {
  const dispute = existing(world, disputeId);
  if (['won', 'lost', 'warning_closed'].includes(dispute.status)) {
    throw invalidRequest(`Dispute ${disputeId} is already closed.`);
  }
  const reinstated = verdict === 'won' ? reinstateFunds(world, dispute) : dispute;
  return world.update(world.disputes, reinstated, { status: verdict }, 'charge.dispute.closed');
}

function existing(world: StripeWorld, disputeId: string): DisputeObject {
  const dispute = world.disputes.get(disputeId);
  if (!dispute) throw noSuch('dispute', disputeId, 'dispute');
  return dispute;
}

function newDispute(
  world: StripeWorld,
  charge: ChargeObject,
  request: DisputeRequest,
  status: DisputeStatus,
): DisputeObject {
  const details = charge.payment_method_details;
  const brand = details.type === 'card' ? details.card.brand : 'visa';
  return {
    id: newId.dispute(),
    object: 'dispute',
    amount: request.amount ?? charge.amount_captured - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: world.now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...Object.fromEntries(EVIDENCE_FIELDS.map((field) => [field, null])), enhanced_evidence: {} },
    evidence_details: {
      due_by: world.now + ANSWER_DAYS * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: request.inquiry === true,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: {
        brand,
        case_type: request.inquiry ? 'inquiry' : 'chargeback',
        network_reason_code: '10.4',
        network: brand,
      },
      type: 'card',
    },
    reason: request.reason ?? 'fraudulent',
    status,
  };
}

function withdrawFunds(world: StripeWorld, dispute: DisputeObject, charge: ChargeObject): DisputeObject {
  const withdrawal = book(world, {
    amount: -dispute.amount,
    currency: dispute.currency,
    type: 'adjustment',
    reportingCategory: 'dispute',
    source: dispute.id,
    description: `Chargeback withdrawal for ${charge.id}`,
    fee: world.settings.disputeFee,
    feeDescription: 'Dispute fee',
    availableAfterDays: 0,
  });
  const balance_transactions = [...dispute.balance_transactions, withdrawal];
  return world.update(world.disputes, dispute, { balance_transactions }, 'charge.dispute.funds_withdrawn');
}

function reinstateFunds(world: StripeWorld, dispute: DisputeObject): DisputeObject {
  if (dispute.balance_transactions.length === 0) return dispute;
  const reversal = book(world, {
    amount: dispute.amount,
    currency: dispute.currency,
    type: 'adjustment',
    reportingCategory: 'dispute_reversal',
    source: dispute.id,
    description: `Chargeback reversal for ${dispute.charge}`,
    availableAfterDays: 0,
  });
  const balance_transactions = [...dispute.balance_transactions, reversal];
  return world.update(world.disputes, dispute, { balance_transactions }, 'charge.dispute.funds_reinstated');
}

function entry(dispute: DisputeObject): [string, DisputeObject] {
  return [dispute.id, dispute];
}
