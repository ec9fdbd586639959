import { err, ok, type Result } from '#platform/errors/result';
import type { ValueFault } from '../fault';

/** What a clock shows: month and day from 1. */
interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export interface LocalTimeRules {
  /** For a time that clocks skip in spring: as if they had not been put forward yet, as if they had been already, or a fault. */
  readonly gap: 'later' | 'earlier' | 'error';
  /** For a time that clocks show twice in autumn. */
  readonly overlap: 'first' | 'second' | 'error';
}

const WALL = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?$/;
const DAY_MS = 86_400_000;

/** The point in time at which clocks in an IANA zone show the text: `2026-11-21T11:00`, midnight without a time. */
export function fromLocalTime(text: string, zone: string, rules: LocalTimeRules): Result<string, ValueFault> {
  const wall = readWall(text);
  if (!wall) {
    return err({
      code: 'not-a-local-time',
      value: text,
      expected: 'a date and time without an offset, such as 2026-11-21T11:00',
      suggestion: 'Take a field that holds a local time; for one with an offset use date.',
    });
  }
  const formatter = formatterFor(zone);
  if (!formatter) {
    return err({
      code: 'unknown-time-zone',
      value: zone,
      expected: 'an IANA zone such as Europe/Berlin',
      suggestion: 'Set the time zone of the store.',
    });
  }
  const asUtc = utcOf(wall);
  // No zone changes its offset twice within two days of a known date.
  const [before, after] = [offsetAt(asUtc - DAY_MS, formatter), offsetAt(asUtc + DAY_MS, formatter)];
  const shown = [...new Set([asUtc - before, asUtc - after])]
    .filter((instant) => instant + offsetAt(instant, formatter) === asUtc)
    .sort((a, b) => a - b);
  if (shown.length === 2 && rules.overlap === 'error')
    return refuse('ambiguous-local-time', text, zone, 'twice');
  if (shown.length === 0 && rules.gap === 'error') return refuse('skipped-local-time', text, zone, 'never');
  const skipped = asUtc - (rules.gap === 'later' ? before : after);
  const instant = (rules.overlap === 'second' ? shown.at(-1) : shown[0]) ?? skipped;
  return ok(new Date(instant).toISOString());
}

/** What clocks in an IANA zone show at a point in time: `2026-11-21T11:00:00`; undefined for an unknown zone. */
export function toLocalTime(instant: Date, zone: string): string | undefined {
  const formatter = formatterFor(zone);
  if (!formatter || Number.isNaN(instant.getTime())) return undefined;
  return new Date(instant.getTime() + offsetAt(instant.getTime(), formatter)).toISOString().slice(0, 19);
}

function readWall(text: string): WallTime | undefined {
  const match = WALL.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const wall = { year, month, day, hour, minute, second };
  const read = new Date(utcOf(wall));
  // The 31st of April, or 25 o'clock, would come back as another time.
  const same =
    read.getUTCFullYear() === year &&
    read.getUTCMonth() + 1 === month &&
    read.getUTCDate() === day &&
    read.getUTCHours() === hour &&
    read.getUTCMinutes() === minute &&
    read.getUTCSeconds() === second;
  return same ? wall : undefined;
}

function utcOf({ year, month, day, hour, minute, second }: WallTime): number {
  const date = new Date(Date.UTC(2000, month - 1, day, hour, minute, second));
  // Date.UTC takes years below 100 for those of the last century.
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

/** How far clocks in the zone are ahead of UTC, in milliseconds. */
function offsetAt(instant: number, formatter: Intl.DateTimeFormat): number {
  const parts = new Map(formatter.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const wall = {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
  return utcOf(wall) - Math.floor(instant / 1000) * 1000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
/** A zone may be written in small and large letters in more ways than there is memory. */
const MOST_ZONES = 500;
function formatterFor(zone: string): Intl.DateTimeFormat | undefined {
  const known = formatters.get(zone);
  if (known) return known;
  try {
    const formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    if (formatters.size >= MOST_ZONES) formatters.clear();
    formatters.set(zone, formatter);
    return formatter;
  } catch {
    return undefined;
  }
}

const refuse = (code: string, value: string, zone: string, often: string): Result<string, ValueFault> =>
  err({
    code,
    value,
    expected: `a time that clocks in ${zone} show once; they show this one ${often}`,
    suggestion: 'Say which is meant in gap and overlap, or take a field with an offset.',
  });
