/** Commits this large come one after the other: a wake for each would have the relay make many small rounds. */
const CROWD = 4;
const PAUSE_MS = 25;

/** Wakes the relay at once while it is quiet, and every few milliseconds when webhooks come in crowds. */
export class RelayWaker {
  private pending: NodeJS.Timeout | undefined;

  constructor(private readonly wake: () => void) {}

  committed(count: number): void {
    if (count < CROWD) {
      this.wake();
      return;
    }
    this.pending ??= setTimeout(() => {
      this.pending = undefined;
      this.wake();
    }, PAUSE_MS);
  }
}
