import type { PayoutLine } from '#contracts/models/payout-explanation';

/** The movements of one category and currency in a payout, summed up. */
export interface MovementGroup {
  readonly category: string;
  readonly currency: string;
  readonly count: number;
  readonly booked: number;
  readonly amount: number;
  readonly fee: number;
  /** Gain of exchange that the books have found in the amounts; a loss is negative. */
  readonly exchange: number;
}

type Kind = PayoutLine['kind'];

/** A category that we do not know is `other` and keeps its name. */
export function kindOf(category: string): Kind {
  switch (category) {
    case 'charge':
    case 'charge_failure':
    case 'partial_capture_reversal':
      return 'gross';
    case 'refund':
    case 'refund_failure':
      return 'refunds';
    case 'dispute':
    case 'dispute_reversal':
      return 'disputes';
    case 'fee':
    case 'tax':
      return 'fees';
    case 'other_adjustment':
    case 'risk_reserved_funds':
    case 'connect_reserved_funds':
      return 'adjustments';
    case 'payout':
    case 'payout_reversal':
    case 'topup':
    case 'topup_reversal':
      return 'payouts';
    default:
      return 'other';
  }
}

/** Amount, withheld fee and exchange difference of a category are lines of their own; together they are the sum of its nets. */
export function linesOf({ category, count, amount, fee, exchange }: MovementGroup): PayoutLine[] {
  const line = (kind: Kind, size: number): PayoutLine => ({ kind, category, amount: size, movements: count });
  return [
    line(kindOf(category), amount - exchange),
    ...(fee === 0 ? [] : [line('fees', 0 - fee)]),
    ...(exchange === 0 ? [] : [line('exchange', exchange)]),
  ];
}
