import { UsageError } from './cli-error.mjs';

/** A whole number in bounds, or the caller is told. */
function wholeNumber(text, name, fallback, most) {
  if (text === undefined) return fallback;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new UsageError(`--${name} is a number from 1 to ${most}.`);
}

/** `--limit`, as every list has it. */
export const LIMIT = { limit: { type: 'string', value: '<number>' } };
export const limitOf = (options) => wholeNumber(options.limit, 'limit', 50, 10_000);
