const HOUR_MS = 3_600_000;
const HOURS = 24;
/** A long gap is learned at once; shorter ones wear it off slowly. */
const WEAR = 0.05;

/** By hour of the day (UTC), in milliseconds; null or absent where nothing was learned. */
export type UsualGaps = ReadonlyArray<number | null>;

/** The gap counts for every hour it touches. */
export function learnGap(gaps: UsualGaps, from: Date, to: Date): UsualGaps {
  const gap = to.getTime() - from.getTime();
  const touched = hoursBetween(from, to);
  return Array.from({ length: HOURS }, (_, hour) => {
    const known = gaps[hour] ?? null;
    if (!touched.has(hour)) return known;
    return known === null || gap > known ? gap : Math.round(known + WEAR * (gap - known));
  });
}

/** The longest that is usual in any hour of the span; undefined where one of them was never heard in. */
export function usualGapDuring(gaps: UsualGaps, from: Date, to: Date): number | undefined {
  let longest: number | undefined;
  for (const hour of hoursBetween(from, to)) {
    const known = gaps[hour] ?? null;
    if (known === null) return undefined;
    longest = Math.max(longest ?? 0, known);
  }
  return longest;
}

function hoursBetween(from: Date, to: Date): Set<number> {
  const first = Math.floor(from.getTime() / HOUR_MS);
  const last = Math.min(Math.floor(to.getTime() / HOUR_MS), first + HOURS - 1);
  const hours = new Set<number>();
  for (let hour = first; hour <= last; hour += 1) hours.add(((hour % HOURS) + HOURS) % HOURS);
  return hours;
}
