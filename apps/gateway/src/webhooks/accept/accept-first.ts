/** Commits of this many rows come one after the other: webhooks come in a crowd. */
const CROWD = 4;
/** A crowd is over when none has come for so long. */
const QUIET_MS = 30;

/**
 * Webhooks before messages: a sender waits for its answer and gives up, a message waits without harm. The relay is woken after
 * every commit and yields while webhooks come in crowds (`Relay.yieldTo`).
 */
export class AcceptFirst {
  private lastCrowd = -Infinity;

  constructor(private readonly wakeRelay: () => void) {}

  committed(count: number): void {
    if (count >= CROWD) this.lastCrowd = performance.now();
    this.wakeRelay();
  }

  crowded(): boolean {
    return performance.now() - this.lastCrowd <= QUIET_MS;
  }
}
