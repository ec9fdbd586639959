import { Failure } from '#platform/errors/failure';

const LONGEST = 400;
const DAY_MS = 86_400_000;

/** Days from and to, both included. @throws Failure `range-too-long` beyond 400 days */
export function daysBetween(from: string, to: string): string[] {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  if ((last - first) / DAY_MS >= LONGEST) {
    throw Failure.permanent('range-too-long', `${from} to ${to} is more than ${LONGEST} days`);
  }
  const days: string[] = [];
  for (let at = first; at <= last; at += DAY_MS) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
