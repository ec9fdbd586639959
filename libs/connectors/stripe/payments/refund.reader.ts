import type Stripe from 'stripe';
import type { ProviderRefund } from '#connectors/kit/payment-port';
import { fromUnix } from './instants';
import { NOTE_KEY, OPERATION_KEY } from './metadata';
import { idOf, readMoney } from './read-money';

export function readRefund(refund: Stripe.Refund): ProviderRefund {
  return {
    refundId: refund.id,
    paymentIntentId: idOf(refund.payment_intent),
    chargeId: idOf(refund.charge),
    amount: readMoney(refund.amount, refund.currency),
    state: readState(refund.status),
    reason: refund.reason,
    note: refund.metadata?.[NOTE_KEY] ?? null,
    failureReason: refund.failure_reason ?? null,
    operationKey: refund.metadata?.[OPERATION_KEY] ?? null,
    createdAt: fromUnix(refund.created),
  };
}

function readState(status: string | null): ProviderRefund['state'] {
  switch (status) {
    case 'pending':
    case 'requires_action':
    case 'succeeded':
    case 'failed':
    case 'canceled':
      return status;
    default:
      return 'unknown';
  }
}
