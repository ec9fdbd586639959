/** Under this name the settlement stands among an order's custom fields. */
export const SETTLEMENT_FIELD = 'xc.settlement';

/**
 * Where the engine's own settling of an order stands. `pending`: the minions may still be at it, nothing is to be concluded;
 * `overdue`: they have had their time; `unknown`: there are activities that could not be read.
 */
export type Settlement = 'pending' | 'settled' | 'void' | 'problem' | 'overdue' | 'unknown';

export interface SalesActivityState {
  readonly paymentStatus: string;
}

export interface SettlementFacts {
  /** Null when they could not be read. */
  readonly activities: readonly SalesActivityState[] | null;
  /** Of the order. */
  readonly status: string;
  /** When the order was last changed: each step of the minions begins a new wait. */
  readonly changedAt: Date;
  readonly now: Date;
  readonly graceMs: number;
}

const SETTLED = new Set(['settled', 'completed']);

/**
 * Judges only when the time of the minions is over: they wake every five minutes and take an order in two steps, so that an order
 * without a settled activity is nothing unusual for ten minutes and more.
 */
export function settlementOf({ activities, status, changedAt, now, graceMs }: SettlementFacts): Settlement {
  if (status === 'Cancelled') return 'void';
  if (activities === null) return 'unknown';
  const states = activities.map(({ paymentStatus }) => paymentStatus.toLowerCase());
  const counting = states.filter((state) => state !== 'void');
  if (states.length > 0 && counting.length === 0) return 'void';
  if (counting.length > 0 && counting.every((state) => SETTLED.has(state))) return 'settled';
  if (now.getTime() - changedAt.getTime() < graceMs || WAITS.has(status)) return 'pending';
  return counting.includes('problem') ? 'problem' : 'overdue';
}

/** Nothing settles an order here, however long it stands. */
const WAITS = new Set(['OnHold', 'WaitingForAvailability']);
