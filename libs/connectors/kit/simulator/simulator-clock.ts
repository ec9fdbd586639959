import type { Clock } from '#platform/clock/clock';
import { systemClock } from '#platform/clock/clock';

/** A clock that tests and the control API can push forward; otherwise it runs with its base clock. */
export class SimulatorClock implements Clock {
  private offsetMs: number;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly base: Clock = systemClock,
    offsetMs = 0,
  ) {
    this.offsetMs = offsetMs;
  }

  now(): Date {
    return new Date(this.base.now().getTime() + this.offsetMs);
  }

  /** Unix time in whole seconds. */
  unixSeconds(): number {
    return Math.floor(this.now().getTime() / 1000);
  }

  /** How far the clock is ahead of its base, in milliseconds. */
  get ahead(): number {
    return this.offsetMs;
  }

  /** Moves forward and lets everything that has become due happen, before it returns. */
  advance(milliseconds: number): void {
    if (!(milliseconds >= 0)) throw new RangeError('a simulator clock only moves forward');
    this.offsetMs += milliseconds;
    for (const listener of this.listeners) listener();
  }

  /** Calls back after every advance; returns the way to stop that. */
  onAdvance(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
