/**
 * SQL for "a warning is due" by the column of a deadline, as `dueWarning` says it: $1 is now, $2 the hours before the deadline at which is
 * warned. What was warned of, and what is lost already, would fill every batch for ever.
 */
export const warningDue = (deadline: string): string => `
  ${deadline} > $1 AND ${deadline} <= $1::timestamptz + make_interval(hours => (SELECT max(h) FROM unnest($2::integer[]) AS h))
  AND (warned_hours IS NULL OR warned_hours > (
    SELECT min(h) FROM unnest($2::integer[]) AS h WHERE ${deadline} <= $1::timestamptz + make_interval(hours => h)))`;
