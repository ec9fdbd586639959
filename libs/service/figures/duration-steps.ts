/** Upper ends in milliseconds; what took longer is counted in one more. */
export const DURATION_STEPS = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000] as const;

export function stepOf(durationMs: number): number {
  const found = DURATION_STEPS.findIndex((end) => durationMs <= end);
  return found === -1 ? DURATION_STEPS.length : found;
}

/** The upper end of the step in which the quantile lies; null when nothing was counted. Beyond the last step: its end. */
export function quantile(counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let seen = 0;
  for (const [index, count] of counts.entries()) {
    seen += count;
    if (seen >= total * share) return DURATION_STEPS[Math.min(index, DURATION_STEPS.length - 1)]!;
  }
  return DURATION_STEPS.at(-1)!;
}
