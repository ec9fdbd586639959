/** How an acknowledgement is said: of one delivery, or of it and all before it. */
export type SayAck = (tag: number, allBefore: boolean) => void;

/** So long an acknowledgement waits for company, in milliseconds. */
const HOLD_MS = 50;
/** This part of the prefetch may be held at most: the broker hands out nothing in its stead before it hears of it. */
const MOST_OF_PREFETCH = 1 / 3;

/**
 * Acknowledges deliveries of one channel many at a time: the broker writes each word of ours into the log of a quorum queue, and one word
 * can be about all deliveries up to one of them. What ends before its predecessors is acknowledged alone.
 */
export class Acknowledgements {
  /** Whether each delivery that has not been acknowledged has come to its end, in the order they came. */
  private readonly open = new Map<number, boolean>();
  private held = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly prefetch: number,
    private readonly say: SayAck,
  ) {}

  delivered(tag: number): void {
    this.open.set(tag, false);
  }

  ended(tag: number): void {
    this.open.set(tag, true);
    this.held += 1;
    if (this.held >= this.prefetch * MOST_OF_PREFETCH) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), HOLD_MS);
  }

  /** Says now what is held. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.held = 0;
    let upTo: number | undefined;
    let unbroken = true;
    const alone: number[] = [];
    for (const [tag, ended] of this.open) {
      if (!ended) unbroken = false;
      else if (unbroken) upTo = tag;
      else alone.push(tag);
      if (ended) this.open.delete(tag);
    }
    if (upTo !== undefined) this.say(upTo, true);
    for (const tag of alone) this.say(tag, false);
  }

  /** The channel is gone, and with it whatever could be said. */
  forget(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.open.clear();
  }
}
