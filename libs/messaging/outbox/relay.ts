import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Tx } from '#platform/database/database';
import { failpoint } from '#platform/failpoint/failpoint';
import type { Logger } from '#platform/logging/logger';
import type { OutgoingMessage } from '../envelope';
import { UnroutableFailure } from '../publisher/publish-failures';
import { Courtesy } from './courtesy';
import {
  claimRows,
  deleteRows,
  forgetWithoutWaiting,
  hasDueRows,
  postponeRows,
  type ClaimedRow,
} from './relay-sql';

export interface RelayOptions {
  /** How often it looks for rows nobody woke it for, in milliseconds. */
  readonly sweepMs: number;
  readonly batchSize: number;
  /** Transactions that may claim and publish side by side when there is a backlog. */
  readonly lanes: number;
}

/** What the relay needs of a publisher. */
export interface RelayPublisher {
  readonly ready: boolean;
  publish(message: OutgoingMessage): Promise<void>;
}

const PAUSE_AFTER_FAILURE_MS = 500;
/** However busy the other is, a batch goes out twice a second, and a backlog has a tenth of the time. */
const SHARE = { restMs: 450, workMs: 50 } as const;
/** A relay that yields begins a round this long after the one before at the earliest: rows that come one by one go out a few at a time. */
const BREATH_MS = 5;

/**
 * Brings committed outbox rows to the broker: claims rows (skipping what another relay holds), publishes them, and deletes
 * exactly those the broker confirmed, in the transaction that claimed them. A crash in between publishes a row twice, never not at all.
 */
export class Relay {
  private running: Promise<void> | undefined;
  private wanted = false;
  private paused = false;
  private stopped = false;
  private sweep: NodeJS.Timeout | undefined;
  private courtesy: Courtesy | undefined;
  private nextRoundAt = 0;

  constructor(
    private readonly database: Database,
    private readonly publisher: RelayPublisher,
    private readonly toMessage: (row: ClaimedRow) => OutgoingMessage,
    private readonly options: RelayOptions,
    private readonly logger: Logger,
  ) {}

  /** Whether the broker takes messages, and this process still sends any. */
  get open(): boolean {
    return !this.stopped && !this.paused && this.publisher.ready;
  }

  start(): void {
    this.sweep ??= setInterval(() => void this.lookForLeftovers(), this.options.sweepMs);
    this.wake();
  }

  /** Drains the outbox soon; any number of calls in between make one round. */
  wake(): void {
    this.wanted = true;
    if (!this.open) return;
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
  }

  /** Lets work of this process that somebody waits for go first; the outbox still drains, in fewer and larger batches. */
  yieldTo(busy: () => boolean): void {
    this.courtesy = new Courtesy(() => !this.stopped && busy(), SHARE);
  }

  /** The broker takes nothing at the moment: rows stay where they are. */
  pause(): void {
    failpoint('relay.on-blocked');
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.wake();
  }

  /** Finishes the batch in hand. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.sweep);
    await this.running;
  }

  private async lookForLeftovers(): Promise<void> {
    if (this.running || !this.open) return;
    try {
      if (await hasDueRows(this.database)) this.wake();
    } catch (error) {
      this.logger.warn({ error: (error as Error).message }, 'outbox not readable');
    }
  }

  private async run(): Promise<void> {
    // Lets the transactions that commit in this very turn share one round.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.wanted && this.open) {
      await this.breathe();
      this.wanted = false;
      try {
        await this.lane(this.options.lanes);
      } catch (error) {
        this.wanted = true;
        this.logger.warn({ error: (error as Error).message }, 'relaying failed, rows stay in the outbox');
        await sleep(PAUSE_AFTER_FAILURE_MS);
      }
    }
  }

  private async breathe(): Promise<void> {
    if (!this.courtesy) return;
    const rest = this.nextRoundAt - performance.now();
    if (rest >= 1) await sleep(rest);
    this.nextRoundAt = performance.now() + BREATH_MS;
  }

  /** Batch after batch until one is not full; a full first batch opens the next lane beside this one. */
  private async lane(lanesLeft: number): Promise<void> {
    let beside: Promise<void> | undefined;
    try {
      for (let full = true; full && this.open;) {
        await this.courtesy?.turn();
        const failure = await this.database.transaction(async (tx) => {
          const rows = await claimRows(tx, this.options.batchSize);
          full = rows.length === this.options.batchSize;
          if (full && lanesLeft > 1) beside ??= this.lane(lanesLeft - 1);
          return this.relayBatch(tx, rows);
        });
        if (failure) throw failure;
      }
    } finally {
      await beside;
    }
  }

  /** The reason why some rows stay, when it is not that no queue takes them. */
  private async relayBatch(tx: Tx, rows: readonly ClaimedRow[]): Promise<Error | undefined> {
    if (rows.length === 0) return undefined;
    failpoint('relay.after-claim');
    const sent = Promise.allSettled(rows.map((row) => this.publisher.publish(this.toMessage(row))));
    failpoint('relay.after-publish-before-confirm');
    const outcomes = await sent;
    failpoint('relay.after-confirm-before-delete');
    const confirmed: string[] = [];
    const returned: string[] = [];
    let failure: Error | undefined;
    for (const [index, outcome] of outcomes.entries()) {
      const row = rows[index]!;
      if (outcome.status === 'fulfilled') confirmed.push(row.id);
      else if (outcome.reason instanceof UnroutableFailure) {
        failpoint('relay.on-return');
        returned.push(row.id);
        this.logger.error({ messageId: row.message_id, type: row.type }, outcome.reason.message);
      } else failure = outcome.reason as Error;
    }
    await forgetWithoutWaiting(tx);
    await deleteRows(tx, confirmed);
    if (returned.length > 0) await postponeRows(tx, returned);
    failpoint('relay.after-delete-before-commit');
    return failure;
  }
}
