import type { Invoice, Subscription } from '#contracts/models/subscription';

/** A paid renewal of 24.00 EUR without tax, one line of two pieces, unless said otherwise. */
export function anInvoice(parts: Partial<Invoice> = {}): Invoice {
  const total = parts.total ?? { amount: 2400, currency: 'EUR' };
  const nothing = { amount: 0, currency: total.currency };
  return {
    invoiceId: 'in_1',
    storeId: 'shop',
    connectionId: 'stripe-1',
    subscriptionId: 'sub_1',
    providerCustomerId: 'cus_1',
    customerId: null,
    number: 'R-1',
    status: 'paid',
    version: 1,
    billingReason: 'subscription_cycle',
    total,
    tax: nothing,
    discount: nothing,
    amountPaid: total,
    fromBalance: nothing,
    lines: [
      {
        lineId: 'il_1',
        sku: 'COFFEE-1',
        description: 'Coffee, monthly',
        quantity: 2,
        amount: total.amount,
        period: { start: '2026-11-21T00:00:00.000Z', end: '2026-12-21T00:00:00.000Z' },
      },
    ],
    payments: [{ paymentIntentId: 'pi_1', chargeId: 'ch_1', amount: total }],
    customerEmail: null,
    customerName: null,
    billingAddress: null,
    hostedUrl: null,
    attemptCount: 1,
    nextAttemptAt: null,
    createdAt: '2026-11-21T00:00:00.000Z',
    paidAt: '2026-11-21T00:05:00.000Z',
    ...parts,
  };
}

/** An active monthly subscription of two pieces, which says nothing of an order or a customer unless told. */
export function aSubscription(parts: Partial<Subscription> = {}): Subscription {
  const currentPeriod = { start: '2026-11-21T00:00:00.000Z', end: '2026-12-21T00:00:00.000Z' };
  return {
    subscriptionId: 'sub_1',
    storeId: 'shop',
    connectionId: 'stripe-1',
    providerCustomerId: 'cus_1',
    customerId: null,
    orderId: null,
    status: 'active',
    version: 1,
    currency: 'EUR',
    cancelAtPeriodEnd: false,
    canceledAt: null,
    endedAt: null,
    items: [
      {
        itemId: 'si_1',
        sku: 'COFFEE-1',
        description: 'Coffee, monthly',
        quantity: 2,
        unitAmount: 1200,
        currentPeriod,
      },
    ],
    createdAt: '2026-10-21T00:00:00.000Z',
    updatedAt: '2026-11-21T00:05:00.000Z',
    ...parts,
  };
}
