import type { Invoice } from '#contracts/models/subscription';

/** A paid invoice over one line that runs for some months from 20 November 2026. */
export function anInvoice({
  amount,
  tax,
  months,
  ...parts
}: { readonly amount: number; readonly tax: number; readonly months: number } & Omit<
  Partial<Invoice>,
  'amount' | 'tax'
>): Invoice {
  const eur = (value: number) => ({ amount: value, currency: 'EUR' });
  const end = new Date(Date.UTC(2026, 10 + months, 20)).toISOString();
  return {
    invoiceId: 'in_1',
    storeId: 'shop',
    connectionId: 'payment',
    subscriptionId: 'sub_1',
    providerCustomerId: 'cus_1',
    customerId: null,
    number: 'R-1',
    status: 'paid',
    version: 1,
    billingReason: 'subscription_cycle',
    total: eur(amount + tax),
    tax: eur(tax),
    discount: eur(0),
    amountPaid: eur(amount + tax),
    fromBalance: eur(0),
    lines: [
      {
        lineId: 'il_1',
        sku: 'YEAR',
        description: 'Plan',
        quantity: 1,
        amount,
        period: { start: '2026-11-20T00:00:00.000Z', end },
      },
    ],
    payments: [{ paymentIntentId: 'pi_1', chargeId: 'ch_1', amount: eur(amount + tax) }],
    customerEmail: null,
    customerName: null,
    billingAddress: null,
    hostedUrl: null,
    attemptCount: 1,
    nextAttemptAt: null,
    createdAt: '2026-11-20T00:00:00Z',
    paidAt: '2026-11-20T00:00:00Z',
    ...parts,
  };
}
