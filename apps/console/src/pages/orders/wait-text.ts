const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/** How long it took from one to the next, in its largest unit; null for the first. */
export function waitText(before: string | undefined, at: string): string | null {
  if (before === undefined) return null;
  const ms = Math.max(0, Date.parse(at) - Date.parse(before));
  const [unit, size] = UNITS.find(([, length]) => ms >= length) ?? (['ms', 1] as const);
  const value = ms / size;
  return `${value < 10 && size > 1 ? value.toFixed(1).replace(/\.0$/, '') : Math.floor(value)} ${unit}`;
}
