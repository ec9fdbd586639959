/** A UTC instant as the web server tells it: local time with its offset, e.g. `2013-10-21T14:20:12.293+02:00`. */
export function toServerTime(instant: string, utcOffsetMinutes: number): string {
  const local = new Date(new Date(instant).getTime() + utcOffsetMinutes * 60_000).toISOString();
  const fraction = local.slice(19, 23) === '.000' ? '' : local.slice(19, 23).replace(/0+$/, '');
  return `${local.slice(0, 19)}${fraction}${offsetText(utcOffsetMinutes)}`;
}

/** ISO text with or without an offset as a UTC instant; undefined when it is no date. */
export function fromServerTime(text: string, utcOffsetMinutes: number): string | undefined {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?))?(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  if (!match) return undefined;
  const [, day, time = '00:00:00', zone] = match;
  const parsed = new Date(`${String(day)}T${time}${zone ?? offsetText(utcOffsetMinutes)}`);
  return Number.isNaN(parsed.getTime()) ? undefined : parsed.toISOString();
}

function offsetText(minutes: number): string {
  const absolute = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`;
}
