/** `2026-11-21 10:00:00.000`: an instant as the site's clocks show it. */
export function siteTime(instant: Date, timeZone: string): string {
  const shifted = new Date(instant.getTime() + offsetAt(instant, timeZone));
  return shifted.toISOString().replace('T', ' ').replace('Z', '');
}

/** Null for what is no time. In the hour that comes twice, the first one. */
export function instantOf(text: unknown, timeZone: string): Date | null {
  if (typeof text !== 'string') return null;
  const asIfUtc = new Date(`${text.slice(0, 23).replace(' ', 'T')}Z`);
  if (Number.isNaN(asIfUtc.getTime())) return null;
  const near = new Date(asIfUtc.getTime() - offsetAt(asIfUtc, timeZone));
  return new Date(asIfUtc.getTime() - offsetAt(near, timeZone));
}

function offsetAt(instant: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((candidate) => candidate.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(instant.getTime() / 1000) * 1000;
}
