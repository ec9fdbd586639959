import { Inject, Injectable } from '@nestjs/common';
import { CheckOrder } from '#contracts/commands/orders';
import type { Store } from '#contracts/models/configuration';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { OrderRepository } from '../database/order.repository';
import type { FoundChange } from '../database/sweep.repository';
import { SweepRepository } from '../database/sweep.repository';

/** How far a sweep reaches back behind the last one: clocks differ, and a transaction may commit late. */
const OVERLAP_MS = 5 * 60_000;
/** How far the very first sweep of a store reaches back. */
const FIRST_REACH_MS = 60 * 60_000;
const MOST_PAGES = 100;

export interface SweepReport {
  readonly seen: number;
  /** Orders that no event had told us of, or not this change of theirs. */
  readonly missed: number;
}

/**
 * Asks the commerce system which orders have changed and has those looked at whose change we do not know. The progress is kept per page,
 * together with the commands, so that a crash loses nothing and an order that cannot be read holds up no other.
 */
@Injectable()
export class SweepOrders {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly orders: OrderRepository,
    private readonly sweeps: SweepRepository,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async sweep(store: Store): Promise<SweepReport> {
    const beginning = new Date(this.clock.now().getTime() - FIRST_REACH_MS);
    const until = await this.sweeps.sweptUntil(this.database, store.id, beginning);
    const since = new Date(until.getTime() - OVERLAP_MS);
    const port = await this.connectors.commerce(store.commerce);
    const report = { seen: 0, missed: 0 };
    let cursor: string | null = null;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page: Awaited<ReturnType<typeof port.listChangedOrders>> = await port.listChangedOrders(
        store.id,
        since,
        cursor,
      );
      report.seen += page.orderIds.length;
      report.missed += await this.keep(store.id, page.orderIds);
      cursor = page.nextCursor;
      if (cursor === null) break;
    }
    await this.sweeps.forgetFinds(this.database, store.id, since);
    return report;
  }

  private async keep(storeId: string, changes: readonly FoundChange[]): Promise<number> {
    const last = changes.at(-1);
    if (!last) return 0;
    return this.database.transaction(async (tx) => {
      const known = await this.orders.knownSince(tx, storeId, changes);
      const missed = await this.sweeps.newlyFound(
        tx,
        storeId,
        changes.filter(({ orderId }) => !known.has(orderId)),
      );
      for (const { orderId, modifiedAt } of missed) {
        const key = { storeId, orderId };
        const messageId = `check-${storeId}-${orderId}-${modifiedAt.getTime()}`;
        await this.outbox.publish(tx, CheckOrder, key, { correlation: key, messageId });
      }
      await this.sweeps.advance(tx, storeId, last.modifiedAt);
      return missed.length;
    });
  }
}
