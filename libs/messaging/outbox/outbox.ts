import type { z } from 'zod';
import type { MessageDefinition } from '#contracts/message';
import type { Tx } from '#platform/database/database';
import type { Courier } from './courier';
import {
  buildOutboxRow,
  OUTBOX_COLUMNS,
  outboxValues,
  type OutboxRow,
  type PublishOptions,
} from './outbox-row';

export { buildOutboxRow, OUTBOX_COLUMNS, outboxValues } from './outbox-row';
export type { OutboxRow, PublishOptions } from './outbox-row';

const VALUES = OUTBOX_COLUMNS.map((_, index) => `$${index + 1}`).join(', ');
const INSERT = `INSERT INTO outbox (${OUTBOX_COLUMNS.join(', ')}) VALUES (${VALUES})`;
/** Nobody else looks at the row while the lease lasts. */
const INSERT_LEASED = `INSERT INTO outbox (${OUTBOX_COLUMNS.join(', ')}, available_at)
  VALUES (${VALUES}, clock_timestamp() + make_interval(secs => $${OUTBOX_COLUMNS.length + 1})) RETURNING id`;

/** Publishes by writing a row in the caller's transaction: the message goes out if, and only if, the state it tells of is committed. */
export class Outbox {
  private readonly wakers: Array<() => void> = [];
  private courier: Courier | undefined;

  /** From now on this process publishes itself what it has committed, as long as the courier is open. */
  handTo(courier: Courier): void {
    this.courier = courier;
  }

  /** @throws Failure permanent `contract-broken` when the body is not what the definition says. */
  publish<D extends MessageDefinition>(
    tx: Tx,
    definition: D,
    body: z.input<D['schema']>,
    options: PublishOptions = {},
  ): Promise<void> {
    const row = buildOutboxRow(definition, body, options);
    const { courier } = this;
    if (courier?.open) return publishLeased(tx, row, courier);
    tx.afterCommit(() => this.wake());
    return tx.execute(INSERT, outboxValues(row));
  }

  private wake(): void {
    for (const waker of this.wakers) waker();
  }

  onWake(waker: () => void): void {
    this.wakers.push(waker);
  }
}

function publishLeased(tx: Tx, row: OutboxRow, courier: Courier): Promise<void> {
  let id: string | undefined;
  tx.afterCommit(() => {
    if (id !== undefined) courier.carry({ ...row, id });
  });
  return tx.execute(INSERT_LEASED, [...outboxValues(row), courier.leaseSeconds], ({ rows }) => {
    id = (rows[0] as { readonly id: string }).id;
  });
}
