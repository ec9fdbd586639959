import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#platform/database/database';
import { failpoint } from '#platform/failpoint/failpoint';
import type { Logger } from '#platform/logging/logger';
import type { OutgoingMessage } from '../envelope';
import { UnroutableFailure } from '../publisher/publish-failures';
import type { OutboxRow } from './outbox-row';
import { deleteRows, forgetWithoutWaiting, postponeRows, releaseRows, type ClaimedRow } from './relay-sql';

/** A row as it was committed, with what the database named it. */
export interface FreshRow extends OutboxRow {
  readonly id: string;
}

export interface CourierOptions {
  /** So long a fresh row belongs to the process that wrote it: a relay finds it only after that. */
  readonly leaseSeconds: number;
  /** How often outcomes are written down, all of that time in one transaction, in milliseconds. */
  readonly settleMs: number;
}

/** Who else cares for rows. */
export interface CourierRelay {
  readonly open: boolean;
  wake(): void;
}

/** Beyond this many on their way the broker is not keeping up, and rows are safer in the table than in memory. */
const MOST_UNDER_WAY = 1_000;

/**
 * Publishes what was just committed from memory, without asking the outbox for it, and forgets confirmed rows many at a time. The rows
 * remain the truth: one that was not confirmed is left to the relay at once, and one that a crash leaves is found by a sweep when its lease
 * has ended.
 */
export class Courier {
  private readonly underWay = new Set<Promise<void>>();
  private outcomes = noOutcomes();
  private scheduled = false;
  private settled = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly publisher: { publish(message: OutgoingMessage): Promise<void> },
    private readonly toMessage: (row: ClaimedRow) => OutgoingMessage,
    private readonly relay: CourierRelay,
    private readonly options: CourierOptions,
    private readonly logger: Logger,
  ) {}

  /** Whether it takes rows at this moment. */
  get open(): boolean {
    return !this.stopped && this.relay.open && this.underWay.size < MOST_UNDER_WAY;
  }

  get leaseSeconds(): number {
    return this.options.leaseSeconds;
  }

  /** To be called when the row is committed. */
  carry(row: FreshRow): void {
    const carried = this.publish(row).finally(() => this.underWay.delete(carried));
    this.underWay.add(carried);
  }

  /** Waits for what is on its way; what is committed from now on is left to the relay. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.underWay);
    await this.settled;
  }

  /** Never rejects. */
  private async publish(row: FreshRow): Promise<void> {
    try {
      failpoint('relay.after-claim');
      const sent = this.publisher.publish(this.toMessage({ ...row, created: Date.now() / 1000 }));
      failpoint('relay.after-publish-before-confirm');
      await sent;
      failpoint('relay.after-confirm-before-delete');
      this.outcomes.confirmed.push(row.id);
    } catch (error) {
      const unroutable = error instanceof UnroutableFailure;
      if (unroutable) failpoint('relay.on-return');
      if (unroutable) this.logger.error({ messageId: row.message_id, type: row.type }, error.message);
      (unroutable ? this.outcomes.returned : this.outcomes.unconfirmed).push(row.id);
    }
    if (this.scheduled) return;
    this.scheduled = true;
    this.settled = this.settled.then(() => this.settle());
  }

  /** Never rejects: an outcome that cannot be written down ends with a row that is published again, which its receivers know. */
  private async settle(): Promise<void> {
    if (!this.stopped) await sleep(this.options.settleMs, undefined, { ref: false });
    const { confirmed, returned, unconfirmed } = this.outcomes;
    this.outcomes = noOutcomes();
    this.scheduled = false;
    try {
      await this.database.transaction(async (tx) => {
        await forgetWithoutWaiting(tx);
        await deleteRows(tx, confirmed);
        if (returned.length > 0) await postponeRows(tx, returned);
        if (unconfirmed.length > 0) await releaseRows(tx, unconfirmed);
        failpoint('relay.after-delete-before-commit');
      });
    } catch (error) {
      this.logger.warn(
        { error: (error as Error).message },
        'outbox not writable, rows are published again later',
      );
    }
    if (unconfirmed.length > 0) this.relay.wake();
  }
}

const noOutcomes = (): Record<'confirmed' | 'returned' | 'unconfirmed', string[]> => ({
  confirmed: [],
  returned: [],
  unconfirmed: [],
});
