import { setFlagsFromString } from 'node:v8';

/** By so much of what is in use the heap may grow before all of it is looked through for garbage. */
const GROWTH_PERCENT = 100;

/**
 * Looks through the whole heap more rarely. V8 lets a small heap grow by 8 MB only, so at 500 webhooks a second it looked through
 * all of it every second or two, and senders who came in those 40 to 80 ms waited that long: nearly all of the slowest hundredth. Called when
 * the start is over, so that its own garbage does not stay. Not a setting of the environment: `NODE_OPTIONS` does not take this one.
 */
export function collectRarely(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
