import type { Pool } from 'pg';
import { failpoint } from '#platform/failpoint/failpoint';
import { acceptStatement, acceptValues } from './accept-statement';
import type { AcceptedWebhook } from './accepted-webhook';

export type AcceptOutcome = 'stored' | 'duplicate' | 'unavailable';

interface Waiting {
  readonly webhook: AcceptedWebhook;
  readonly settle: (outcome: AcceptOutcome) => void;
  readonly deadline: number;
}

export interface BatcherOptions {
  /** Tells that so many rows were committed together. */
  readonly committed: (count: number) => void;
  readonly failed: (error: Error, count: number) => void;
}

const LARGEST_BATCH = 100;
const MOST_IN_FLIGHT = 2;
/** Beyond this many the database is not keeping up, and waiting longer helps nobody. */
const MOST_WAITING = 5_000;
const PATIENCE_MS = 2_000;

/**
 * Makes webhooks durable before anybody is told so. A lone request goes to the database at once; requests that come while two
 * statements are under way share the next one, and its commit.
 */
export class AcceptBatcher {
  private waiting: Waiting[] = [];
  private inFlight = 0;
  private scheduled = false;

  constructor(
    private readonly pool: Pick<Pool, 'query'>,
    private readonly options: BatcherOptions,
  ) {}

  /** Calls back exactly once, within two seconds or so: `stored` and `duplicate` mean that it lies in the table for good. */
  add(webhook: AcceptedWebhook, settle: (outcome: AcceptOutcome) => void): void {
    if (this.waiting.length >= MOST_WAITING) {
      settle('unavailable');
      return;
    }
    this.waiting.push({ webhook, settle, deadline: Date.now() + PATIENCE_MS });
    this.schedule();
  }

  /** Requests read in the same turn of the event loop go together. */
  private schedule(): void {
    if (this.scheduled || this.inFlight >= MOST_IN_FLIGHT) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  private flush(): void {
    this.giveUpOnLate();
    while (this.waiting.length > 0 && this.inFlight < MOST_IN_FLIGHT) {
      const batch = this.waiting.splice(0, LARGEST_BATCH);
      this.inFlight += 1;
      void this.store(batch).finally(() => {
        this.inFlight -= 1;
        if (this.waiting.length > 0) this.schedule();
      });
    }
  }

  private async store(batch: readonly Waiting[]): Promise<void> {
    let stored: Set<string>;
    try {
      const sent = this.pool.query<{ id: string }>({
        ...acceptStatement(batch.length),
        values: acceptValues(batch.map((one) => one.webhook)),
      });
      failpoint('gateway.after-insert-before-commit');
      stored = new Set((await sent).rows.map((row) => row.id));
      failpoint('gateway.after-commit-before-2xx');
    } catch (error) {
      this.fail(error as Error, batch);
      return;
    }
    this.options.committed(batch.length);
    batch.forEach(({ webhook, settle }, index) => {
      if (index === Math.ceil(batch.length / 2)) failpoint('gateway.mid-batch');
      // The first of equals in a batch is the one that was stored.
      settle(stored.delete(webhook.id) ? 'stored' : 'duplicate');
    });
  }

  /** Those who wait behind a failed statement would only fail later. */
  private fail(error: Error, batch: readonly Waiting[]): void {
    const all = [...batch, ...this.waiting.splice(0)];
    this.options.failed(error, all.length);
    for (const { settle } of all) settle('unavailable');
  }

  private giveUpOnLate(): void {
    const now = Date.now();
    if (this.waiting.every((one) => one.deadline > now)) return;
    const late = this.waiting.filter((one) => one.deadline <= now);
    this.waiting = this.waiting.filter((one) => one.deadline > now);
    for (const { settle } of late) settle('unavailable');
  }
}
