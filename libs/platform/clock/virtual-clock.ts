import type { Clock } from './clock';

/** A clock that stands still until it is moved. */
export class VirtualClock implements Clock {
  private current: number;

  constructor(start: Date = new Date('2026-01-15T12:00:00.000Z')) {
    this.current = start.getTime();
  }

  now(): Date {
    return new Date(this.current);
  }

  advance(milliseconds: number): void {
    this.current += milliseconds;
  }

  set(instant: Date): void {
    this.current = instant.getTime();
  }
}
