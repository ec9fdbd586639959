const formatters = new Map<string, Intl.DateTimeFormat>();
/** A zone may be written in small and large letters in more ways than there is memory. */
const MOST_ZONES = 500;

/** The calendar day of an instant in an IANA zone: `2026-11-21`; undefined for an unknown zone or instant. */
export function localDate(instant: string | number | Date, zone: string): string | undefined {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return undefined;
  const formatter = formatterFor(zone);
  if (!formatter) return undefined;
  const parts = new Map(formatter.formatToParts(date).map((part) => [part.type, part.value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

function formatterFor(zone: string): Intl.DateTimeFormat | undefined {
  const known = formatters.get(zone);
  if (known) return known;
  try {
    const formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    if (formatters.size >= MOST_ZONES) formatters.clear();
    formatters.set(zone, formatter);
    return formatter;
  } catch {
    return undefined;
  }
}
