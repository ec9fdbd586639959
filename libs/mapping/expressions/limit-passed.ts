/** What the language itself throws when time is over: told as `expression-limit`. */
export const limitPassed = (message: string): Error => Object.assign(new Error(message), { code: 'D1012' });
