import type { OrderFunds, OrderPayout } from '#contracts/models/order-funds';
import type { MoneyBody } from '../../i18n/decimal-text';

/**
 * `in-bank`: a line of the bank's statement shows it. `paid-out`: the provider says so and no statement of its days is here. `missing`: it
 * should be on one and is not.
 */
export type FundsState = 'none' | 'in-balance' | 'under-way' | 'failed' | 'missing' | 'paid-out' | 'in-bank';

/** The least certain first: that is what is said of money that went more than one way. */
const BY_CERTAINTY: readonly FundsState[] = [
  'failed',
  'missing',
  'in-balance',
  'under-way',
  'paid-out',
  'in-bank',
];

interface BankStation {
  readonly amount: MoneyBody | null;
  readonly state: 'done' | 'current' | 'ahead' | 'failed';
  readonly funds: FundsState;
}

export function stateOfPayout({ status, bank, replacedBy }: OrderPayout): FundsState {
  if (replacedBy !== null) return 'none';
  if (status === 'failed' || bank?.state === 'returned') return 'failed';
  if (status === 'canceled') return 'in-balance';
  if (bank?.state === 'missing') return 'missing';
  if (bank?.state === 'in-bank') return 'in-bank';
  return status === 'paid' ? 'paid-out' : 'under-way';
}

const hasArrived = (state: FundsState): boolean => state === 'paid-out' || state === 'in-bank';

/** What of the money arrived, after fees and refunds; null in more than one currency, which nobody can add up. */
function arrived(payouts: readonly OrderPayout[]): MoneyBody | null {
  const parts = payouts.filter((payout) => hasArrived(stateOfPayout(payout))).map(({ part }) => part);
  const currency = parts[0]?.currency;
  if (currency === undefined || parts.some((part) => part.currency !== currency)) return null;
  return { amount: parts.reduce((sum, { amount }) => sum + amount, 0), currency };
}

/** The last station: what of the order's money the bank has, and what the rest waits for. */
export function bankStation({ inBalance, payouts }: OrderFunds): BankStation {
  const found = new Set(payouts.filter(({ part }) => part.amount > 0).map(stateOfPayout));
  if (inBalance.some(({ money }) => money.amount > 0)) found.add('in-balance');
  const funds = BY_CERTAINTY.find((state) => found.has(state)) ?? 'none';
  const amount = arrived(payouts);
  if (funds === 'none') return { amount: null, state: 'ahead', funds };
  if (funds === 'failed') return { amount, state: 'failed', funds };
  return { amount, state: hasArrived(funds) ? 'done' : 'current', funds };
}
