import { requestJson } from '../../lib/system/http-json.mjs';

/** Well below the time in which a simulator's log of a thousand requests fills. */
const LOOK_EVERY_MS = 1_000;

/**
 * Counts what a simulated system is asked, by the second. The log is read while it grows; entries of an earlier look are known by their place.
 * @param {string} sandboxUrl
 * @param {string} system as the control API names it
 * @param {(request: {method: string, url: string}) => boolean} wanted
 */
export function countCalls(sandboxUrl, system, wanted) {
  const times = [];
  let last = '';
  let lost = false;
  const look = async () => {
    const { items } = await requestJson('GET', `${sandboxUrl}/_control/${system}/requests`);
    const fresh = items.filter(({ at }) => at > last);
    lost ||= last !== '' && fresh.length === items.length;
    // What came in the newest millisecond may not be whole yet: it is taken with the next look.
    const newest = fresh.at(-1)?.at ?? last;
    for (const call of fresh) if (call.at < newest && wanted(call)) times.push(Date.parse(call.at));
    last = fresh.reduce((at, call) => (call.at < newest && call.at > at ? call.at : at), last);
  };
  let running = true;
  const loop = (async () => {
    while (running) {
      // A look that failed is made up for by the next one, as long as the log still holds what it missed.
      await look().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  })();
  return {
    async stop() {
      running = false;
      await loop;
      await look();
      if (lost) throw new Error(`The log of ${system} was read too seldom to count its calls`);
      return times;
    },
  };
}

/** The most there were within any second. */
export function busiestSecond(times) {
  const sorted = [...times].sort((left, right) => left - right);
  let most = 0;
  for (let end = 0, start = 0; end < sorted.length; end += 1) {
    while (sorted[end] - sorted[start] >= 1_000) start += 1;
    most = Math.max(most, end - start + 1);
  }
  return most;
}
