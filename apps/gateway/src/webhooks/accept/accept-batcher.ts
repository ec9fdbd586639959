import type { Pool } from 'pg';
import { failpoint } from '#platform/failpoint/failpoint';
import type { FreshRow } from '#messaging/outbox/courier';
import { acceptStatement, acceptValues, type StoredRow } from './accept-statement';
import type { AcceptedWebhook } from './accepted-webhook';
import { batchSize } from './batch-size';
import { freshCommand } from './fresh-command';

export type AcceptOutcome = 'stored' | 'duplicate' | 'unavailable';

interface Waiting {
  readonly webhook: AcceptedWebhook;
  readonly settle: (outcome: AcceptOutcome) => void;
  readonly deadline: number;
}

export interface BatcherOptions {
  /** Tells how many senders wait, whenever one comes. */
  readonly arrived: (waiting: number) => void;
  /** How many statements may be under way at this moment. */
  readonly mostStatements: () => number;
  /** For so many seconds the commands of the next statement belong to this process, which publishes them; 0 leaves them to a relay. */
  readonly leaseSeconds: () => number;
  /** Tells of a commit, and which commands this process has to publish. */
  readonly committed: (leased: readonly FreshRow[]) => void;
  readonly failed: (error: Error, count: number) => void;
}

/** Beyond this many the database is not keeping up, and waiting longer helps nobody. */
const MOST_WAITING = 5_000;
const PATIENCE_MS = 2_000;

/**
 * Makes webhooks durable before anybody is told so. A lone request goes to the database at once; requests that come while as many
 * statements are under way as may be share the next one, and its commit.
 */
export class AcceptBatcher {
  private waiting: Waiting[] = [];
  private statements = 0;
  /** Rows of the statements under way. */
  private underWay = 0;
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
    this.options.arrived(this.waiting.length + this.underWay);
    this.schedule();
  }

  /** Requests read in the same turn of the event loop go together. */
  private schedule(): void {
    if (this.scheduled || this.statements >= this.options.mostStatements()) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  private flush(): void {
    this.giveUpOnLate();
    while (this.waiting.length > 0 && this.statements < this.options.mostStatements()) {
      const batch = this.waiting.splice(0, batchSize(this.waiting.length));
      this.statements += 1;
      this.underWay += batch.length;
      void this.store(batch).finally(() => {
        this.statements -= 1;
        this.underWay -= batch.length;
        if (this.waiting.length > 0) this.schedule();
      });
    }
  }

  private async store(batch: readonly Waiting[]): Promise<void> {
    const leaseSeconds = this.options.leaseSeconds();
    let stored: Map<string, string | null>;
    try {
      const sent = this.pool.query<StoredRow>({
        ...acceptStatement(batch.length),
        values: acceptValues(
          batch.map((one) => one.webhook),
          leaseSeconds,
        ),
      });
      failpoint('gateway.after-insert-before-commit');
      stored = new Map((await sent).rows.map((row) => [row.id, row.outbox_id]));
      failpoint('gateway.after-commit-before-2xx');
    } catch (error) {
      this.fail(error as Error, batch);
      return;
    }
    const leased: FreshRow[] = [];
    batch.forEach(({ webhook, settle }, index) => {
      if (index === Math.ceil(batch.length / 2)) failpoint('gateway.mid-batch');
      // The first of equals in a batch is the one that was stored.
      const outboxId = stored.get(webhook.id);
      settle(stored.delete(webhook.id) ? 'stored' : 'duplicate');
      const command = leaseSeconds > 0 && outboxId ? freshCommand(webhook, outboxId) : undefined;
      if (command) leased.push(command);
    });
    // Senders wait, messages do not.
    this.options.committed(leased);
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
