/** Stripe's times are whole seconds since 1970. */
export const fromUnix = (seconds: number): Date => new Date(seconds * 1000);
export const toUnix = (instant: Date): number => Math.floor(instant.getTime() / 1000);
