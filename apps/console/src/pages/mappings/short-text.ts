const LONGEST = 60;

/** A value in one short line. */
export function shortText(value: unknown, longest = LONGEST): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
