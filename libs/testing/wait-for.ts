import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  /** 5 seconds by default. */
  readonly deadlineMs?: number;
  /** What is being waited for, for the message when it does not come. */
  readonly what?: string;
}

const POLL_MS = 15;

/** The first value of the condition that is neither false nor null nor undefined. @throws when the deadline passes, with the condition's last error */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  options: WaitOptions = {},
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = Date.now() + (options.deadlineMs ?? 5_000);
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
      throw new Error(`Waited ${options.deadlineMs ?? 5_000} ms in vain for: ${what}`, { cause: lastError });
    }
    await sleep(POLL_MS);
  }
}
