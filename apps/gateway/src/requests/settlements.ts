import { Injectable } from '@nestjs/common';

/** Wakes those who wait in this process; the table tells those in another. */
@Injectable()
export class Settlements {
  private readonly waiters = new Map<string, Set<() => void>>();

  announce(requestId: string): void {
    for (const wake of this.waiters.get(requestId) ?? []) wake();
  }

  /** Resolves at an announcement or after the time, whichever comes first. */
  wait(requestId: string, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const waiters = this.waiters.get(requestId) ?? new Set();
      this.waiters.set(requestId, waiters);
      const done = (): void => {
        clearTimeout(timer);
        waiters.delete(done);
        if (waiters.size === 0) this.waiters.delete(requestId);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      waiters.add(done);
    });
  }
}
