const SECOND_MS = 1_000;

/**
 * Lets at most so many calls begin within any second; the others wait their turn, in the order in which they came. It smooths what comes
 * in bursts; whoever causes more in the long run than it lets through has to be slower himself.
 */
export class CallPace {
  private readonly begun: number[] = [];
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly perSecond: number) {}

  turn(): Promise<void> {
    this.last = this.last.then(() => this.begin());
    return this.last;
  }

  private async begin(): Promise<void> {
    const earliest = this.begun.length < this.perSecond ? undefined : this.begun.shift();
    const wait = earliest === undefined ? 0 : earliest + SECOND_MS - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, Math.ceil(wait)));
    this.begun.push(performance.now());
  }
}
