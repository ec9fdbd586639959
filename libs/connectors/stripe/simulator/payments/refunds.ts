import { book } from '../money/balance';
import type { ChargeObject } from '../objects/charge';
import type { Metadata } from '../objects/common';
import type { DisputeObject, RefundObject } from '../objects/money-movements';
import { invalidRequest } from '../protocol/api-error';
import { newId, randomText } from '../world/ids';
import type { StripeWorld } from '../world/world';
import { checkWholeUnits, formatAmount } from '../money/currencies';
import { testMethodOf } from './payment-methods';

export interface RefundRequest {
  readonly amount?: number | undefined;
  readonly reason?: string | undefined;
  readonly metadata?: Metadata | undefined;
}

/** Refunds of these stay pending for a while. */
const SLOW_TO_REFUND: ReadonlySet<string> = new Set(['sepa_debit', 'klarna']);

/** Gives money of a charge back; each call is a refund of its own. */
export function createRefund(world: StripeWorld, charge: ChargeObject, request: RefundRequest): RefundObject {
  const amount = checkedAmount(world, charge, request.amount);
  const slow = isSlow(world, charge);
  const refund: RefundObject = {
    id: newId.refund(),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.now,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: destination(charge),
    metadata: request.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(slow && { pending_reason: 'processing' }),
    reason: request.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: slow ? 'pending' : 'succeeded',
    transfer_reversal: null,
  };
  const booked = bookRefund(world, world.refunds.set(refund.id, refund), charge);
  world.events.emit('refund.created', booked);
  const amount_refunded = charge.amount_refunded + amount;
  world.update(
    world.charges,
    charge,
    { amount_refunded, refunded: charge.captured && amount_refunded >= charge.amount_captured },
    'charge.refunded',
  );
  scheduleVerdict(world, booked, charge);
  return booked;
}

/** A pending refund has arrived. */
export function finishRefund(world: StripeWorld, refundId: string): void {
  const refund = world.refunds.get(refundId);
  if (!refund || refund.status !== 'pending') return;
  const { pending_reason: _, ...rest } = refund;
  const done = world.refunds.set(refund.id, { ...rest, status: 'succeeded' });
  world.events.emit('refund.updated', done, { status: 'pending' });
  world.events.emit('charge.refund.updated', done, { status: 'pending' });
}

/** A refund can fail even after it had succeeded: the money comes back and the charge counts as less refunded. */
export function failRefund(world: StripeWorld, refundId: string, reason = 'expired_or_canceled_card'): void {
  const refund = world.refunds.get(refundId);
  const charge = refund && world.charges.get(refund.charge);
  if (!refund || !charge || refund.status === 'failed') return;
  const reversal = book(world, {
    amount: refund.amount,
    currency: refund.currency,
    type: 'refund_failure',
    reportingCategory: 'refund_failure',
    source: refund.id,
    description: 'REFUND FAILURE',
  });
  const failed = world.refunds.set(refund.id, {
    ...refund,
    status: 'failed',
    failure_reason: reason,
    failure_balance_transaction: reversal.id,
  });
  const amount_refunded = Math.max(0, charge.amount_refunded - refund.amount);
  world.update(world.charges, charge, { amount_refunded, refunded: false });
  world.events.emit('refund.updated', failed, { status: refund.status });
  world.events.emit('refund.failed', failed, { status: refund.status });
  world.events.emit('charge.refund.updated', failed, { status: refund.status });
}

function checkedAmount(world: StripeWorld, charge: ChargeObject, requested: number | undefined): number {
  if (charge.amount_captured === 0 || charge.status !== 'succeeded') {
    throw invalidRequest(
      `Charge ${charge.id} has not been captured and cannot be refunded. Cancel its PaymentIntent instead.`,
    );
  }
  const left = charge.amount_captured - charge.amount_refunded;
  if (left <= 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    });
  }
  if (world.disputes.filter((dispute) => dispute.charge === charge.id).some(isFinal)) {
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    });
  }
  const amount = requested ?? left;
  if (amount > left) {
    throw invalidRequest(
      `Refund amount (${formatAmount(amount, charge.currency)}) is greater than unrefunded amount on charge (${formatAmount(left, charge.currency)})`,
      { param: 'amount' },
    );
  }
  checkWholeUnits(amount, charge.currency, 'amount');
  return amount;
}

/** The bank has decided over the money already; an inquiry leaves it to the shop. */
const isFinal = ({ is_charge_refundable }: DisputeObject): boolean => !is_charge_refundable;

function bookRefund(world: StripeWorld, refund: RefundObject, charge: ChargeObject): RefundObject {
  const transaction = book(world, {
    amount: -refund.amount,
    currency: refund.currency,
    type: charge.payment_method_details.type === 'card' ? 'refund' : 'payment_refund',
    reportingCategory: 'refund',
    source: refund.id,
    description:
      charge.description === null ? 'REFUND FOR CHARGE' : `REFUND FOR CHARGE (${charge.description})`,
    availableAfterDays: 0,
  });
  return world.update(world.refunds, refund, { balance_transaction: transaction.id });
}

function isSlow(world: StripeWorld, charge: ChargeObject): boolean {
  const { behaviour, type } = testMethodOf(world, charge.payment_method);
  return SLOW_TO_REFUND.has(type) || (behaviour.kind === 'refund-later' && behaviour.outcome === 'succeeded');
}

function scheduleVerdict(world: StripeWorld, refund: RefundObject, charge: ChargeObject): void {
  const { behaviour } = testMethodOf(world, charge.payment_method);
  const delay = world.settings.asyncRefundDelayMs;
  if (refund.status === 'pending') world.agenda.schedule('finish-refund', refund.id, delay);
  else if (behaviour.kind === 'refund-later') world.agenda.schedule('fail-refund', refund.id, delay);
}

function destination(charge: ChargeObject): RefundObject['destination_details'] {
  if (charge.payment_method_details.type !== 'card') return { type: charge.payment_method_details.type };
  const reference = randomText(16);
  return {
    card: {
      reference,
      reference_status: 'available',
      reference_type: 'acquirer_reference_number',
      type: 'refund',
    },
    type: 'card',
  };
}
