/**
 * Hands items on a few at a time: one that comes after a pause goes at once, those that come during the pause after it go together at
 * its end.
 */
export class InGroups<T> {
  private waiting: T[] = [];
  private pause: NodeJS.Timeout | undefined;

  constructor(
    private readonly pauseMs: number,
    private readonly take: (items: readonly T[]) => void,
  ) {}

  add(items: readonly T[]): void {
    this.waiting.push(...items);
    if (this.pause === undefined) this.hand();
  }

  private hand(): void {
    const items = this.waiting;
    if (items.length === 0) return;
    this.waiting = [];
    this.pause = setTimeout(() => {
      this.pause = undefined;
      this.hand();
    }, this.pauseMs);
    this.take(items);
  }
}
