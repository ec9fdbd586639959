/** Percentiles by nearest rank. */
export function summarize(values) {
  const sorted = Float64Array.from(values).sort();
  const at = (q) =>
    sorted.length === 0 ? NaN : sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

export function median(values) {
  return summarize(values).p50;
}
