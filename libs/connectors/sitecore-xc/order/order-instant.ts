import { Failure } from '#platform/errors/failure';

const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/;

/** A `DateTimeOffset` as .NET writes it, with up to seven digits of a second. Without an offset it is refused, not guessed. */
export function requireInstant(text: string, field: string): Date {
  const instant = new Date(text);
  if (WITH_ZONE.test(text) && !Number.isNaN(instant.getTime())) return instant;
  throw Failure.mapping('unexpected-value', `${field} is no point in time: ${text.slice(0, 50)}`, {
    details: { field, value: text.slice(0, 50), expected: 'ISO 8601 with an offset' },
    suggestion: 'Correct the order in Experience Commerce, then replay the message.',
  });
}
