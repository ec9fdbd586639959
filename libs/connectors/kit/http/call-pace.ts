const SECOND_MS = 1_000;

/**
 * Lets the other side see at most so many calls within any second; the others wait their turn. A call arrives some time between its
 * beginning and its end, so there are as many places as calls per second, and a place is taken again no sooner than a second after the
 * end of the call before: two arrivals of one place are a second apart whatever the way takes. It smooths what comes in bursts; whoever
 * causes more in the long run than it lets through has to be slower himself.
 */
export class CallPace {
  /** When the last call of each place ended, by the clock of `performance`. */
  private readonly ends: Array<Promise<number>> = [];
  private next = 0;

  constructor(private readonly perSecond: number) {}

  run<T>(call: () => Promise<T>): Promise<T> {
    const place = this.next;
    this.next = (place + 1) % this.perSecond;
    const result = rested(this.ends[place]).then(call);
    const now = (): number => performance.now();
    this.ends[place] = result.then(now, now);
    return result;
  }
}

async function rested(end: Promise<number> | undefined): Promise<void> {
  if (end === undefined) return;
  const wait = (await end) + SECOND_MS - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, Math.ceil(wait)));
}
