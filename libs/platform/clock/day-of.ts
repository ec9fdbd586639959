const formats = new Map<string, Intl.DateTimeFormat>();

/** The day of an instant in a time zone: `2026-11-21`. */
export function dayOf(instant: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    // Making one costs a hundred times what using it does; time zones are as many as stores have.
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}
