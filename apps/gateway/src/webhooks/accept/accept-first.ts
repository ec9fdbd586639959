/** What is asked of the relay. */
export interface YieldingRelay {
  wake(): void;
  pause(): void;
  resume(): void;
  /** True while the broker takes nothing: then the relay rests for reasons of its own. */
  blocked(): boolean;
}

/** Commits of this many rows come one after the other: webhooks come in a crowd. */
const CROWD = 4;
/** A crowd is over when none has come for so long. */
const QUIET_MS = 30;
/** While the crowd lasts the relay rests for so long, then works for so long. */
const REST_MS = 450;
const WORK_MS = 50;
const TICK_MS = 25;

/**
 * Webhooks before messages: a sender waits for its answer and gives up, a message waits without harm. While webhooks come in crowds the
 * relay rests most of the time and works in large batches in between; otherwise it is woken at once.
 */
export class AcceptFirst {
  private timer: NodeJS.Timeout | undefined;
  private lastCrowd = 0;
  private phaseEnds = 0;
  private resting = false;

  constructor(private readonly relay: YieldingRelay) {}

  committed(count: number): void {
    if (count < CROWD) {
      if (!this.resting) this.relay.wake();
      return;
    }
    this.lastCrowd = performance.now();
    if (this.timer === undefined && !this.relay.blocked()) this.begin();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private begin(): void {
    this.rest(performance.now());
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  private tick(): void {
    const now = performance.now();
    if (now - this.lastCrowd > QUIET_MS) {
      this.stop();
      this.work(now);
    } else if (now >= this.phaseEnds) {
      if (this.resting) this.work(now);
      else this.rest(now);
    }
  }

  private rest(now: number): void {
    this.resting = true;
    this.phaseEnds = now + REST_MS;
    this.relay.pause();
  }

  private work(now: number): void {
    this.resting = false;
    this.phaseEnds = now + WORK_MS;
    if (!this.relay.blocked()) this.relay.resume();
  }
}
