import type Stripe from 'stripe';
import { PAYOUT_STATUSES } from '#contracts/models/payout';
import type { ProviderBalance, ProviderPayout } from '#connectors/kit/payment-port';
import { fromUnix } from './instants';
import { idOf, readMoney } from './read-money';

export function readPayout(payout: Stripe.Payout): ProviderPayout {
  const { failure_code: code, failure_message: message } = payout;
  return {
    payoutId: payout.id,
    status: PAYOUT_STATUSES.find((word) => word === payout.status) ?? 'unknown',
    amount: readMoney(payout.amount, payout.currency),
    automatic: payout.automatic,
    method: payout.method.slice(0, 50),
    reconciliation: readReconciliation(payout.reconciliation_status),
    statementDescriptor: payout.statement_descriptor,
    traceId: payout.trace_id?.value ?? null,
    balanceTransactionId: idOf(payout.balance_transaction),
    failureBalanceTransactionId: idOf(payout.failure_balance_transaction),
    failure: code === null && message === null ? null : { code, message },
    createdAt: fromUnix(payout.created),
    arrivalDate: fromUnix(payout.arrival_date).toISOString().slice(0, 10),
  };
}

/** One line per currency. */
export function readBalances(balance: Stripe.Balance): ProviderBalance[] {
  const lines = [...balance.available, ...balance.pending, ...(balance.connect_reserved ?? [])];
  const currencies = [...new Set(lines.map((line) => line.currency))].sort();
  const sumOf = (items: ReadonlyArray<{ amount: number; currency: string }>, currency: string): number =>
    items.filter((item) => item.currency === currency).reduce((sum, item) => sum + item.amount, 0);
  return currencies.map((currency) => ({
    currency: currency.toUpperCase(),
    pending: sumOf(balance.pending, currency),
    available: sumOf(balance.available, currency),
    reserved: sumOf(balance.connect_reserved ?? [], currency),
  }));
}

function readReconciliation(status: string): ProviderPayout['reconciliation'] {
  switch (status) {
    case 'completed':
    case 'not_applicable':
      return status;
    default:
      /** A word we do not know is no promise that the list is final. */
      return 'in_progress';
  }
}
