/** None of the language's own codes: of those it would tell its own words. */
export const LIMIT_PASSED = 'limit-passed';

/** Told as `expression-limit`. */
export const limitPassed = (message: string): Error =>
  Object.assign(new Error(message), { code: LIMIT_PASSED });
