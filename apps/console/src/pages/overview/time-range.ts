/** Ranges one can choose from, in hours. */
export const RANGES = { '1h': 1, '24h': 24, '7d': 168, '30d': 720, '90d': 2_160 } as const;
export type RangeName = keyof typeof RANGES;

export const rangeNamed = (name: string | null): RangeName =>
  name !== null && Object.hasOwn(RANGES, name) ? (name as RangeName) : '24h';

const HOUR_MS = 3_600_000;
/** So that what is asked for stays the same for a while and can be kept. */
const STEP_MS = 60_000;

export interface TimeRange {
  readonly from: string;
  readonly to: string;
}

/** Ends at the minute that has begun. */
export function rangeUntil(now: number, name: RangeName): TimeRange {
  const to = Math.ceil(now / STEP_MS) * STEP_MS;
  return { from: new Date(to - RANGES[name] * HOUR_MS).toISOString(), to: new Date(to).toISOString() };
}
