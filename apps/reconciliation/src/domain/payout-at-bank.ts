import type { Payout } from '#contracts/models/payout';
import type { PayoutBank } from '#contracts/models/payout-explanation';
import { lastBankDay } from './bank-window';

export type BankSides = Pick<PayoutBank, 'paid' | 'returned'>;

/** What the bank says of a payout, on a day. Pure. */
export function payoutAtBank({ status, arrivalDate }: Payout, sides: BankSides, today: string): PayoutBank {
  return { state: stateOf(status, arrivalDate, sides, today), ...sides };
}

function stateOf(
  status: Payout['status'],
  arrivalDate: string,
  { paid, returned }: BankSides,
  today: string,
): PayoutBank['state'] {
  if (returned !== null) return 'returned';
  if (paid !== null) return status === 'failed' ? 'return-expected' : 'in-bank';
  if (status === 'failed' || status === 'canceled') return 'not-expected';
  return today > lastBankDay(arrivalDate) ? 'missing' : 'expected';
}
