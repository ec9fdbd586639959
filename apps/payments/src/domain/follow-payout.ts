import type { Payout } from '#contracts/models/payout';

const RANK: Readonly<Record<Payout['status'], number>> = {
  unknown: -1,
  pending: 0,
  in_transit: 1,
  /** Expected at the bank; it may still come back. */
  paid: 2,
  failed: 3,
  canceled: 3,
};

/** The later of both: a status that has been passed does not come back, and a final list stays final. */
export function followPayout(known: Payout, told: Payout): Payout {
  const status = RANK[told.status] >= RANK[known.status] ? told.status : known.status;
  const passed = status !== told.status && told.status !== 'unknown';
  if (passed) return known;
  const reconciliation = known.reconciliation === 'completed' ? known.reconciliation : told.reconciliation;
  return { ...told, status, reconciliation };
}
