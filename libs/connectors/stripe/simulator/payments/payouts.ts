import { book } from '../money/balance';
import type { BalanceTransactionObject, PayoutObject } from '../objects/money-movements';
import { invalidRequest, noSuch } from '../protocol/api-error';
import { newId, randomText } from '../world/ids';
import type { StripeWorld } from '../world/world';

export interface PayoutRequest {
  readonly currency: string;
  /** Also what is not available yet, so that a demonstration need not wait for days. */
  readonly includePending: boolean;
  /** How long until the bank has it. */
  readonly paidAfterMs: number;
}

/**
 * An automatic payout of everything on the balance that no earlier payout has taken. A negative balance is drawn from the bank.
 */
export function createPayout(world: StripeWorld, request: PayoutRequest): PayoutObject {
  const rows = unpaidRows(world, request);
  const amount = payableAmount(world, request);
  if (amount === 0) {
    throw invalidRequest(`There is nothing to pay out in ${request.currency}: ${amount}.`, {
      code: 'balance_insufficient',
    });
  }
  const id = newId.payout();
  for (const row of rows) world.paidOut.set(row.id, { payout: id });
  const own = book(world, { ...payoutMovement(request.currency, id), amount: -amount });
  world.paidOut.set(own.id, { payout: id });
  const payout = world.payouts.set(id, newPayout(world, id, request, amount, own.id));
  world.events.emit('payout.created', payout);
  world.agenda.schedule('pay-payout', id, request.paidAfterMs);
  return payout;
}

/** A payout by hand: its amount says nothing of what is in it. An instant one costs a fee on top of its amount. */
export function createManualPayout(
  world: StripeWorld,
  currency: string,
  amount: number,
  method: PayoutObject['method'] = 'standard',
): PayoutObject {
  const id = newId.payout();
  const { instantPayoutFeePercent } = world.settings;
  const fee = method === 'instant' ? Math.ceil((amount * instantPayoutFeePercent) / 100) : 0;
  const own = book(world, {
    ...payoutMovement(currency, id),
    amount: -amount,
    ...(fee > 0 && { fee, feeDescription: 'Instant payout fee' }),
  });
  world.paidOut.set(own.id, { payout: id });
  const request = { currency, includePending: false, paidAfterMs: 0 };
  const payout = world.payouts.set(id, {
    ...newPayout(world, id, request, amount, own.id),
    automatic: false,
    method,
    reconciliation_status: 'not_applicable',
  });
  world.events.emit('payout.created', payout);
  world.agenda.schedule('pay-payout', id, 0);
  return payout;
}

/** The bank is expected to have it, and the rows can be listed. */
export function payPayout(world: StripeWorld, payoutId: string): void {
  const payout = world.payouts.get(payoutId);
  if (!payout || payout.status !== 'in_transit') return;
  const paid = world.update(
    world.payouts,
    payout,
    { status: 'paid', trace_id: { status: 'supported', value: randomText(18).toUpperCase() } },
    'payout.paid',
  );
  if (!paid.automatic) return;
  world.update(
    world.payouts,
    paid,
    { reconciliation_status: 'completed' },
    'payout.reconciliation_completed',
  );
}

/** The bank sends it back, possibly after `payout.paid`. */
export function failPayout(world: StripeWorld, payoutId: string, code = 'account_closed'): PayoutObject {
  const payout = world.payouts.get(payoutId);
  if (!payout) throw noSuch('payout', payoutId, 'payout');
  if (payout.status !== 'paid' && payout.status !== 'in_transit') {
    throw invalidRequest(`Payout ${payoutId} has a status of ${payout.status} and cannot fail.`);
  }
  const back = book(world, {
    ...payoutMovement(payout.currency, payoutId),
    amount: payout.amount,
    type: 'payout_failure',
    reportingCategory: 'payout_reversal',
  });
  return world.update(
    world.payouts,
    payout,
    {
      status: 'failed',
      failure_code: code,
      failure_message: 'The bank account has been closed.',
      failure_balance_transaction: back.id,
    },
    'payout.failed',
  );
}

/** What an automatic payout would hold at this moment. */
export function payableAmount(world: StripeWorld, request: Omit<PayoutRequest, 'paidAfterMs'>): number {
  return unpaidRows(world, request).reduce((sum, row) => sum + row.net, 0);
}

function unpaidRows(
  world: StripeWorld,
  request: Omit<PayoutRequest, 'paidAfterMs'>,
): BalanceTransactionObject[] {
  return world.balanceTransactions.filter(
    (row) =>
      row.currency === request.currency &&
      !world.paidOut.has(row.id) &&
      (request.includePending || row.available_on <= world.now),
  );
}

function payoutMovement(
  currency: string,
  source: string,
): {
  currency: string;
  type: string;
  reportingCategory: string;
  source: string;
  description: string;
  availableAfterDays: number;
} {
  return {
    currency,
    type: 'payout',
    reportingCategory: 'payout',
    source,
    description: 'STRIPE PAYOUT',
    availableAfterDays: 0,
  };
}

function newPayout(
  world: StripeWorld,
  id: string,
  request: PayoutRequest,
  amount: number,
  transactionId: string,
): PayoutObject {
  return {
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: world.now + Math.ceil(request.paidAfterMs / 1000),
    automatic: true,
    balance_transaction: transactionId,
    created: world.now,
    currency: request.currency,
    description: 'STRIPE PAYOUT',
    destination: 'ba_1SandboxBankAccount',
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'in_progress',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: 'in_transit',
    trace_id: { status: 'pending', value: null },
    type: 'bank_account',
  };
}
