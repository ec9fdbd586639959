import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  /** Two minutes by default: a crowded machine is slow, and what comes at once is not waited for. */
  readonly deadlineMs?: number;
  /** What is being waited for, for the message when it does not come. */
  readonly what?: string;
}

const DEADLINE_MS = 120_000;
/** What comes at once is seen at once; what takes long is asked for less often, since each look is work for the services that are waited for. */
const POLL_MS = { first: 15, last: 100, perWaited: 1 / 8 };

const pause = (waitedMs: number): number =>
  Math.min(POLL_MS.last, Math.max(POLL_MS.first, waitedMs * POLL_MS.perWaited));

/** The first value of the condition that is neither false nor null nor undefined. @throws when the deadline passes, with the condition's last error */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  options: WaitOptions = {},
): Promise<Exclude<T, false | null | undefined>> {
  const { deadlineMs = DEADLINE_MS } = options;
  const begun = Date.now();
  const deadline = begun + deadlineMs;
  let lastError: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value !== false && value !== null && value !== undefined) {
        return value as Exclude<T, false | null | undefined>;
      }
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (Date.now() >= deadline) {
      const what = options.what ?? condition.toString().replace(/\s+/g, ' ').slice(0, 200);
      throw new Error(`Waited ${deadlineMs} ms in vain for: ${what}`, { cause: lastError });
    }
    await sleep(pause(Date.now() - begun));
  }
}
