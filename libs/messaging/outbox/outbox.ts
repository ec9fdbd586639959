import type { z } from 'zod';
import type { MessageDefinition } from '#contracts/message';
import type { Tx } from '#platform/database/database';
import { buildOutboxRow, OUTBOX_COLUMNS, outboxValues, type PublishOptions } from './outbox-row';

export { buildOutboxRow, OUTBOX_COLUMNS, outboxValues } from './outbox-row';
export type { OutboxRow, PublishOptions } from './outbox-row';

const INSERT = `INSERT INTO outbox (${OUTBOX_COLUMNS.join(', ')})
  VALUES (${OUTBOX_COLUMNS.map((_, index) => `$${index + 1}`).join(', ')})`;

/** Publishes by writing a row in the caller's transaction: the message goes out if, and only if, the state it tells of is committed. */
export class Outbox {
  private readonly wakers: Array<() => void> = [];

  /** @throws Failure permanent `contract-broken` when the body is not what the definition says. */
  publish<D extends MessageDefinition>(
    tx: Tx,
    definition: D,
    body: z.input<D['schema']>,
    options: PublishOptions = {},
  ): Promise<void> {
    const row = buildOutboxRow(definition, body, options);
    tx.afterCommit(() => this.wake());
    return tx.execute(INSERT, outboxValues(row));
  }

  /** Says that rows have been committed. Only for code that wrote them with its own SQL. */
  wake(): void {
    for (const waker of this.wakers) waker();
  }

  onWake(waker: () => void): void {
    this.wakers.push(waker);
  }
}
