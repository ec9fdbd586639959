import type { Invoice } from '#contracts/models/subscription';
import type { Payment } from '#contracts/models/payment';

/** What paid a renewal, for the order's payment record. Its whole total is paid, also where credit at the provider paid a part. */
export function renewalPayment(invoice: Invoice, orderId: string): Payment {
  const { storeId, connectionId, invoiceId, total, createdAt } = invoice;
  const nothing = { amount: 0, currency: total.currency };
  const paidBy = invoice.payments.find(({ chargeId }) => chargeId !== null) ?? invoice.payments[0];
  return {
    paymentId: `invoice-${invoiceId}`,
    storeId,
    orderId,
    connectionId,
    mode: 'payment_intent',
    captureMode: 'automatic',
    status: 'paid',
    version: 1,
    amount: total,
    authorized: total,
    captured: total,
    refunded: nothing,
    external: {
      checkoutSessionId: null,
      paymentIntentId: paidBy?.paymentIntentId ?? null,
      chargeId: paidBy?.chargeId ?? null,
    },
    captureBefore: null,
    method: null,
    payUrl: null,
    failure: null,
    createdAt,
    updatedAt: invoice.paidAt ?? createdAt,
  };
}
