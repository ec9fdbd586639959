import { anOrder } from '#testing/factories/order';
import type { OrderRecord, PaymentRecord } from '../domain/payment-record';
import { bareFact } from '../domain/payment-state';
import type { Standing } from '../domain/standing';

export const NOW = new Date('2026-11-21T12:00:00Z');

/** An order over 100.00 EUR. */
export function orderRecord(more: Partial<OrderRecord> = {}, total = 10_000): OrderRecord {
  return {
    storeId: 'shop',
    orderId: '1',
    order: anOrder({ orderId: '1', total }),
    canceledAt: null,
    currentPaymentId: 'pay_1',
    ...more,
  };
}

export function paymentRecord(standing: Standing, more: Partial<PaymentRecord> = {}): PaymentRecord {
  const amount = more.amount ?? 10_000;
  const captured = standing === 'paid' ? amount : 0;
  const authorized = standing === 'authorized' ? amount : captured;
  return {
    paymentId: 'pay_1',
    storeId: 'shop',
    orderId: '1',
    connectionId: 'stripe-eu',
    invoiceId: null,
    mode: 'checkout',
    captureMode: 'manual',
    amount,
    currency: 'EUR',
    state: { ...bareFact(standing, NOW), authorized, captured },
    multicapture: false,
    captures: [],
    refunded: 0,
    disputed: false,
    risk: null,
    review: null,
    version: 1,
    checkoutSessionId: 'cs_1',
    checkoutUrl: 'https://pay.example/cs_1',
    checkoutExpiresAt: new Date(NOW.getTime() + 3_600_000),
    checkoutComplete: false,
    paymentIntentId: null,
    payUrl: null,
    exceptionCode: null,
    warnedHours: null,
    booksComplete: false,
    balanceCheckAt: null,
    balanceChecks: 0,
    nextLookAt: null,
    createdAt: NOW,
    updatedAt: NOW,
    ...more,
  };
}
