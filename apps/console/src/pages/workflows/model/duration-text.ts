export const UNITS = ['seconds', 'minutes', 'hours', 'days', 'weeks'] as const;
export type Unit = (typeof UNITS)[number];

/** Undefined for an expression and for what has more than one unit. */
export function readDuration(text: string): { readonly count: number; readonly unit: Unit } | undefined {
  const [, weeks, days, hours, minutes, seconds] =
    /^P(?:(\d+)W|(\d+)D|T(?:(\d+)H|(\d+)M|(\d+)S))$/.exec(text) ?? [];
  if (weeks !== undefined) return { count: Number(weeks), unit: 'weeks' };
  if (days !== undefined) return { count: Number(days), unit: 'days' };
  if (hours !== undefined) return { count: Number(hours), unit: 'hours' };
  if (minutes !== undefined) return { count: Number(minutes), unit: 'minutes' };
  if (seconds !== undefined) return { count: Number(seconds), unit: 'seconds' };
  return undefined;
}

/** ISO 8601, as documents have it. */
export function durationText(count: number, unit: Unit): string {
  switch (unit) {
    case 'weeks':
      return `P${count}W`;
    case 'days':
      return `P${count}D`;
    case 'hours':
      return `PT${count}H`;
    case 'minutes':
      return `PT${count}M`;
    case 'seconds':
      return `PT${count}S`;
  }
}
