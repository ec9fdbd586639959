/** The only source of time, so that tests can move it. */
export interface Clock {
  now(): Date;
}

let offsetMs = 0;

export const systemClock: Clock = { now: () => new Date(Date.now() + offsetMs) };

/**
 * Puts this process's clock wrong, so that tests can see what a machine with a wrong clock does to the others.
 * Throws when the environment is production.
 */
export function skewClock(seconds: number, nodeEnv: string | undefined): void {
  if (seconds !== 0 && nodeEnv === 'production') {
    throw new Error('CLOCK_OFFSET_SECONDS is refused when NODE_ENV is production');
  }
  offsetMs = seconds * 1_000;
}
