import type { Order } from '#contracts/models/order';
import type { ModelTx } from '#messaging/simulation/model-store';
import { announcementOf } from '../../../apps/payments/src/domain/announcements';
import { toPaymentBody } from '../../../apps/payments/src/domain/payment-body';
import type { OrderRecord, PaymentRecord } from '../../../apps/payments/src/domain/payment-record';
import type { Standing } from '../../../apps/payments/src/domain/standing';
import { applyFact, bareFact, type PaymentState } from '../../../apps/payments/src/domain/payment-state';

export function newPayment(order: Order, manual: boolean, now: Date): PaymentRecord {
  return {
    paymentId: `pay-${order.orderId}`,
    storeId: order.storeId,
    orderId: order.orderId,
    connectionId: 'stripe',
    invoiceId: null,
    mode: 'payment_intent',
    captureMode: manual ? 'manual' : 'automatic',
    amount: order.total.amount,
    currency: order.currency,
    state: bareFact('pending', now),
    multicapture: false,
    captures: [],
    refunded: 0,
    disputed: false,
    risk: null,
    review: null,
    version: 1,
    checkoutSessionId: null,
    checkoutUrl: null,
    checkoutExpiresAt: null,
    checkoutComplete: false,
    paymentIntentId: null,
    payUrl: 'https://pay.example',
    exceptionCode: null,
    warnedHours: null,
    booksComplete: false,
    balanceCheckAt: null,
    balanceChecks: 0,
    nextLookAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

export const orderOf = (tx: Pick<ModelTx, 'get'>, orderId: string): OrderRecord | undefined =>
  tx.get<OrderRecord>(`order ${orderId}`);
export const paymentOf = (tx: Pick<ModelTx, 'get'>, orderId: string): PaymentRecord | undefined =>
  tx.get<PaymentRecord>(`payment ${orderId}`);

export function save(tx: ModelTx, before: PaymentRecord, changes: Partial<PaymentRecord>): PaymentRecord {
  const after = { ...before, ...changes, version: before.version + 1 };
  tx.set(`payment ${before.orderId}`, after);
  return after;
}

export function tell(tx: ModelTx, name: string, payment: PaymentRecord, now: Date): void {
  const { storeId, orderId, paymentId, version } = payment;
  const body = { storeId, orderId, payment: toPaymentBody(payment), at: now.toISOString() };
  tx.publish({ id: `${name} ${paymentId} ${version}`, name, body });
}

export interface Look {
  readonly intentId: string;
  readonly fact: PaymentState | undefined;
  readonly refunded: number;
}

/** What the provider told becomes part of the record; what is news is told. `trusting` is the mistake of taking the last word for true. */
export function takeLook(tx: ModelTx, orderId: string, look: Look, now: Date, trusting: boolean): void {
  const before = paymentOf(tx, orderId);
  if (!before || !look.fact) return;
  const state = trusting ? look.fact : applyFact(before.state, look.fact).state;
  const event = announcementOf(before.state, state);
  const standings = tx.get<readonly Standing[]>(`standings ${orderId}`) ?? [];
  tx.set(`standings ${orderId}`, [...standings, state.standing]);
  const refunded = Math.max(before.refunded, look.refunded);
  const news = event !== undefined || refunded !== before.refunded || before.paymentIntentId === null;
  if (!news) {
    tx.set(`payment ${orderId}`, { ...before, state });
    return;
  }
  const after = save(tx, before, { state, refunded, paymentIntentId: look.intentId });
  if (event) tell(tx, event.name, after, now);
  if (refunded > before.refunded) tell(tx, 'refund.succeeded', after, now);
}
