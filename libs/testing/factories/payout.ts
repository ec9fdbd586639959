import type { Payout } from '#contracts/models/payout';

/** An automatic payout of 100.00 EUR that the bank has, its list final. */
export function aPayout(
  parts: Partial<Omit<Payout, 'amount'>> & { readonly amount?: number; readonly currency?: string } = {},
): Payout {
  const { amount = 10000, currency = 'EUR', ...rest } = parts;
  return {
    payoutId: 'po_1',
    connectionId: 'payment',
    status: 'paid',
    automatic: true,
    method: 'standard',
    reconciliation: 'completed',
    statementDescriptor: null,
    traceId: null,
    balanceTransactionId: null,
    failureBalanceTransactionId: null,
    failure: null,
    createdAt: '2026-11-20T00:00:00Z',
    arrivalDate: '2026-11-22',
    ...rest,
    amount: { amount, currency },
  };
}
