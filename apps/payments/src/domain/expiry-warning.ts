/** Hours before an authorisation is lost at which the store is told. */
export const WARNING_HOURS = [48, 12] as const;
const HOUR_MS = 3_600_000;

/** The warning that is due now, given the last one; one that was slept through is not made up for when a nearer one is due. */
export function dueWarning(
  deadline: Date,
  lastWarning: number | null,
  now: Date,
  warningHours: readonly number[] = WARNING_HOURS,
): { readonly threshold: number; readonly hoursLeft: number } | undefined {
  const hoursLeft = (deadline.getTime() - now.getTime()) / HOUR_MS;
  if (hoursLeft <= 0) return undefined;
  const threshold = [...warningHours].reverse().find((hours) => hoursLeft <= hours);
  if (threshold === undefined || (lastWarning !== null && lastWarning <= threshold)) return undefined;
  return { threshold, hoursLeft: Math.round(hoursLeft * 10) / 10 };
}
