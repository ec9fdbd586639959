const DAY_MS = 86_400_000;

export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);

/** The day itself, or the first day after the closed period. Days are texts: `2026-11-21`. */
export function openDay(day: string, closedThrough: string | null): string {
  return closedThrough === null || day > closedThrough ? day : addDays(closedThrough, 1);
}

/** Days to try when an ERP says that a period is closed: the one it names, then the first of each month, none beyond today. */
export function laterDays(day: string, today: string, openFrom: unknown, most = 12): string[] {
  const days = typeof openFrom === 'string' && /^\d{4}-\d\d-\d\d$/.test(openFrom) ? [openFrom] : [];
  let [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  while (days.length < most) {
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
    days.push(`${year}-${String(month).padStart(2, '0')}-01`);
  }
  return [...days.filter((candidate) => candidate > day && candidate < today), today].filter(
    (candidate, index, all) => candidate > day && all.indexOf(candidate) === index,
  );
}
