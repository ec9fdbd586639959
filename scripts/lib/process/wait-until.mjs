/**
 * Polls until the probe answers something true, and resolves with it.
 * @template T
 * @param {() => Promise<T> | T} probe
 * @param {{deadlineMs: number, everyMs?: number, what: string, giveUp?: () => string | undefined}} options `giveUp`
 *   tells why waiting on is pointless
 * @returns {Promise<T>}
 */
export async function waitUntil(probe, { deadlineMs, everyMs = 100, what, giveUp = () => undefined }) {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const value = await probe();
    if (value) return value;
    const reason = giveUp();
    if (reason !== undefined) throw new Error(`${what}: ${reason}`);
    if (Date.now() >= end) throw new Error(`${what}: not within ${Math.round(deadlineMs / 1000)} s`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
