const WIDTH = 24;

/** `1 h 02 min`, `3 min 20 s`, `45 s`. */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole >= 3600) {
    return `${Math.floor(whole / 3600)} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, '0')} min`;
  }
  return whole >= 60
    ? `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
    : `${whole} s`;
}

/** The line that moves: a bar where the total is known, else how many were found so far. */
export function importBar({ done, total, listed, ratePerSecond, etaSeconds, waitingFor, counts }) {
  const filled = total ? Math.min(WIDTH, Math.floor((done / total) * WIDTH)) : 0;
  const bar = `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}]`;
  return [
    total === null ? `${bar} ${done} of at least ${listed}` : `${bar} ${done}/${total}`,
    ratePerSecond === null ? '' : `${ratePerSecond}/s`,
    etaSeconds === null ? '' : `${duration(etaSeconds)} left`,
    counts.failed === 0 ? '' : `${counts.failed} failed`,
    waitingFor === null ? '' : `waits: ${waitingFor}`,
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** What stands at the end: one line of counts, then the first failures with their reasons. */
export function importResult({ state, done, counts, failures, ratePerSecond }, most = 10) {
  const { created, linked, updated, takenIn, unchanged, failed } = counts;
  const rate = ratePerSecond === null ? '' : ` at ${ratePerSecond}/s`;
  return [
    `${state}: ${done} customers${rate}: ${created} created, ${linked} linked, ${updated} updated, ${takenIn} taken in, ${unchanged} unchanged, ${failed} failed`,
    ...failures.slice(0, most).map(({ externalId, code, message }) => `  ${externalId}  ${code}: ${message}`),
    ...(failed > most ? [`  and ${failed - most} more`] : []),
  ];
}
