import type { Payment } from '#contracts/models/payment';

export function aPayment(parts: Partial<Payment> = {}): Payment {
  const money = (amount: number) => ({ amount, currency: 'EUR' });
  return {
    paymentId: 'pay-1',
    storeId: 'store-1',
    orderId: '17',
    connectionId: 'stripe-1',
    mode: 'checkout',
    captureMode: 'manual',
    status: 'authorized',
    version: 3,
    amount: money(12_999),
    authorized: money(12_999),
    captured: money(0),
    refunded: money(0),
    external: { checkoutSessionId: 'cs_1', paymentIntentId: 'pi_1', chargeId: 'ch_1' },
    captureBefore: null,
    method: null,
    payUrl: null,
    failure: null,
    createdAt: '2026-01-15T11:00:00.000Z',
    updatedAt: '2026-01-15T11:00:00.000Z',
    ...parts,
  };
}
