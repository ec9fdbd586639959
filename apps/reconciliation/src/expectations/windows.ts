import { ERP_WINDOW_MS } from '../domain/compare-ledgers';

/** How long one side may be without what the other has before it counts as missing. */
export const WINDOWS = {
  erpMs: ERP_WINDOW_MS,
  /** From a payout's arrival to the end of its list, or from the list to its last movement. */
  payoutListMs: 3 * 86_400_000,
  payoutMovementsMs: 60 * 60_000,
} as const;
