import type { Clock } from '#platform/clock/clock';

interface Due {
  readonly at: number;
  readonly turn: number;
  readonly action: () => void;
}

/** More than any story needs: what goes on for longer goes round in circles. */
const MOST_EVENTS = 200_000;

/**
 * A clock that jumps to the next thing to happen. Whatever waits for it goes on one at a time, and the next thing happens only when
 * all that the last one set off stands still, so the same schedule runs the same way for ever.
 */
export class VirtualTime implements Clock {
  private readonly heap: Due[] = [];
  private turns = 0;
  private current: number;
  private working = 0;
  events = 0;

  constructor(start: Date) {
    this.current = start.getTime();
  }

  now(): Date {
    return new Date(this.current);
  }

  after(delayMs: number, action: () => void): void {
    this.turns += 1;
    push(this.heap, { at: this.current + Math.max(0, delayMs), turn: this.turns, action });
  }

  sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.after(delayMs, resolve));
  }

  /** Time stands still during work that pauses on its own, as long expressions do. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.working += 1;
    try {
      return await work;
    } finally {
      this.working -= 1;
    }
  }

  /** Lets everything happen that is due until then, as long as `mayGoOn`. False when it would not end, or may not go on. */
  async runUntil(end: Date, mayGoOn: () => boolean = always): Promise<boolean> {
    await this.standstill();
    for (let next = this.heap[0]; next && next.at <= end.getTime(); next = this.heap[0]) {
      this.events += 1;
      if (this.events > MOST_EVENTS || !mayGoOn()) return false;
      pop(this.heap);
      this.current = next.at;
      next.action();
      await this.standstill();
    }
    this.current = Math.max(this.current, end.getTime());
    return true;
  }

  /** All promises that can go on have gone on. */
  private async standstill(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while (this.working > 0);
  }
}

const always = (): boolean => true;

const before = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.turn < b.turn);

function push(heap: Due[], due: Due): void {
  let index = heap.push(due) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!before(heap[index]!, heap[parent]!)) return;
    swap(heap, index, parent);
    index = parent;
  }
}

function pop(heap: Due[]): void {
  const last = heap.pop()!;
  if (heap.length === 0) return;
  heap[0] = last;
  for (let index = 0; ;) {
    const left = 2 * index + 1;
    let least = index;
    for (const child of [left, left + 1]) {
      if (child < heap.length && before(heap[child]!, heap[least]!)) least = child;
    }
    if (least === index) return;
    swap(heap, index, least);
    index = least;
  }
}

function swap(heap: Due[], one: number, other: number): void {
  [heap[one], heap[other]] = [heap[other]!, heap[one]!];
}
