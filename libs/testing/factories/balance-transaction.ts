import type { BalanceTransaction } from '#contracts/models/balance-transaction';

/** A movement with `net` worked out; a charge in EUR without a fee unless said otherwise. */
export function aBalanceTransaction(
  parts: Partial<Omit<BalanceTransaction, 'net'>> & { readonly amount: number },
): BalanceTransaction {
  const { amount, fee = 0 } = parts;
  return {
    balanceTransactionId: 'txn_1',
    reportingCategory: 'charge',
    type: 'charge',
    currency: 'EUR',
    exchangeRate: null,
    presentment: null,
    feeDetails:
      fee === 0 ? [] : [{ type: 'stripe_fee', amount: fee, currency: 'eur', description: 'Processing fee' }],
    sourceId: 'ch_1',
    createdAt: '2026-11-20T10:05:00Z',
    availableOn: '2026-11-27T00:00:00Z',
    ...parts,
    fee,
    net: amount - fee,
  };
}
