/** Exponential with full jitter: between nothing and `firstMs * 2^(attempt - 1)`, capped; never quite zero. */
export function jitteredBackoff(
  attempt: number,
  firstMs: number,
  capMs: number,
  random: () => number = Math.random,
): number {
  const ceiling = Math.min(capMs, firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.max(firstMs / 2, random() * ceiling);
}
