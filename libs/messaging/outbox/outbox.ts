import type { z } from 'zod';
import type { MessageDefinition } from '#contracts/message';
import type { Sql, Tx } from '#platform/database/database';
import {
  buildOutboxRow,
  OUTBOX_COLUMNS,
  outboxValues,
  type OutboxRow,
  type PublishOptions,
} from './outbox-row';

export { buildOutboxRow, OUTBOX_COLUMNS, outboxValues } from './outbox-row';
export type { OutboxRow, PublishOptions } from './outbox-row';

const INSERT = `INSERT INTO outbox (${OUTBOX_COLUMNS.join(', ')})
  VALUES (${OUTBOX_COLUMNS.map((_, index) => `$${index + 1}`).join(', ')})`;

/** Publishes by writing a row in the caller's transaction: the message goes out if, and only if, the state it tells of is committed. */
export class Outbox {
  private readonly wakers: Array<() => void> = [];

  /** @throws Failure permanent `contract-broken` when the body is not what the definition says. */
  async publish<D extends MessageDefinition>(
    tx: Tx,
    definition: D,
    body: z.input<D['schema']>,
    options: PublishOptions = {},
  ): Promise<void> {
    await this.insert(tx, buildOutboxRow(definition, body, options));
    tx.afterCommit(() => this.wake());
  }

  /** Says that rows have been committed. Only for code that wrote them with its own SQL. */
  wake(): void {
    for (const waker of this.wakers) waker();
  }

  onWake(waker: () => void): void {
    this.wakers.push(waker);
  }

  private async insert(sql: Sql, row: OutboxRow): Promise<void> {
    await sql.query(INSERT, outboxValues(row));
  }
}
