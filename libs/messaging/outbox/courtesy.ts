export interface Share {
  /** The longest rest at a stretch, in milliseconds. */
  readonly restMs: number;
  /** How long it then works before it rests again; at least one piece of work is always done. */
  readonly workMs: number;
}

const LOOK_MS = 10;

/**
 * Lets more urgent work of the same process go first, within limits: whoever asks for a turn waits while the other is busy, but never
 * longer than one rest, and then has its share of time.
 */
export class Courtesy {
  private worksUntil = 0;
  private resting: Promise<void> | undefined;

  constructor(
    private readonly busy: () => boolean,
    private readonly share: Share,
  ) {}

  /** Resolves when it may go on; all who ask during a rest wait for its end together. */
  async turn(): Promise<void> {
    if (this.resting === undefined && (performance.now() < this.worksUntil || !this.busy())) return;
    this.resting ??= this.rest().finally(() => {
      this.resting = undefined;
    });
    await this.resting;
  }

  private async rest(): Promise<void> {
    const end = performance.now() + this.share.restMs;
    while (performance.now() < end && this.busy()) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    this.worksUntil = performance.now() + this.share.workMs;
  }
}
