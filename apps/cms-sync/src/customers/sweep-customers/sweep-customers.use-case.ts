import { Inject, Injectable } from '@nestjs/common';
import type { ChangedCustomers } from '#connectors/kit/customer-port';
import { CheckCustomer } from '#contracts/commands/customers';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { CustomerSweepRepository } from '../database/customer-sweep.repository';

/** How far a sweep reaches back behind the last one: clocks differ, and a transaction may commit late. */
const OVERLAP_MS = 5 * 60_000;
/** How far the very first sweep of a connection reaches back. */
const FIRST_REACH_MS = 60 * 60_000;
/** A shop whose customers were all touched at once (a migration) is worked off turn by turn, so that orders never queue behind it. */
const MOST_PAGES = 2;

export interface CustomerSweepReport {
  readonly seen: number;
  /** Handed on to be looked at; most were told of by an event too, and change nothing. */
  readonly found: number;
  /** False when pages are left for the next turn. */
  readonly through: boolean;
}

/** Asks a system which customers have changed and has each change looked at once, whether an event told of it or not. */
@Injectable()
export class SweepCustomers {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly sweeps: CustomerSweepRepository,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async sweep(connectionId: string): Promise<CustomerSweepReport> {
    const before = await this.sweeps.of(this.database, connectionId, beginningOf(this.clock.now()));
    const since = before.since ?? new Date(before.sweptUntil.getTime() - OVERLAP_MS);
    const port = await this.connectors.customers(connectionId);
    let cursor = before.cursor;
    let seen = 0;
    let found = 0;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page: ChangedCustomers = await port.listChanged(since, cursor);
      seen += page.customers.length;
      found += await this.keep(connectionId, since, page);
      cursor = page.nextCursor;
      if (cursor === null) break;
    }
    if (cursor === null) await this.sweeps.forgetFinds(this.database, connectionId, since);
    return { seen, found, through: cursor === null };
  }

  /** Progress and commands in one transaction: a crash loses no change. */
  private async keep(
    connectionId: string,
    since: Date,
    { customers, nextCursor }: ChangedCustomers,
  ): Promise<number> {
    return this.database.transaction(async (tx) => {
      const finds = await this.sweeps.newlyFound(tx, connectionId, customers);
      for (const { externalId, modifiedAt } of finds) {
        const messageId = `check-${connectionId}-${externalId}-${modifiedAt.getTime()}`;
        await this.outbox.publish(tx, CheckCustomer, { connectionId, externalId }, { messageId });
      }
      const sweptUntil = customers.at(-1)?.modifiedAt ?? null;
      await this.sweeps.advance(tx, connectionId, { sweptUntil, since, cursor: nextCursor });
      return finds.length;
    });
  }
}

/** Where the first sweep of a connection begins. */
export const beginningOf = (now: Date): Date => new Date(now.getTime() - FIRST_REACH_MS);
