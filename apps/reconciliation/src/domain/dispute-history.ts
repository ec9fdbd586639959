import type { DisputeStatus } from '#contracts/models/dispute';
import type { BookedMovement } from './order-history';

/** What of one dispute stands on the receivable account, at the rate of the sale. */
export interface DisputeHistory {
  /** Withdrawn and not come back. */
  readonly parked: number;
  readonly presented: number;
  /** Booked as lost so far. */
  readonly lost: number;
}

export const NO_DISPUTE: DisputeHistory = { parked: 0, presented: 0, lost: 0 };

/** Two movements of one dispute are summed, whichever of them comes first. */
export function disputeHistoryOf(movements: readonly BookedMovement[]): DisputeHistory {
  const sum = (category: string, field: 'presented' | 'atSaleRate'): number =>
    movements.filter((item) => item.category === category).reduce((total, item) => total + item[field], 0);
  return {
    parked: sum('dispute', 'atSaleRate') - sum('dispute_reversal', 'atSaleRate'),
    presented: sum('dispute', 'presented') - sum('dispute_reversal', 'presented'),
    lost: sum('dispute-lost', 'atSaleRate'),
  };
}

const VERDICTS: ReadonlySet<DisputeStatus> = new Set(['won', 'lost', 'warning_closed', 'prevented']);

/** How a dispute stands ended; null while it is open, also by an appeal. Whatever tells of it: after its end it may be told of again. */
export const verdictOf = (status: DisputeStatus): string | null => (VERDICTS.has(status) ? status : null);
