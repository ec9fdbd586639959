import { Inject, Injectable } from '@nestjs/common';
import { BalanceRead } from '#contracts/events/payouts';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK, LOGGER } from '#service/tokens';
import { SweepCursorRepository } from '../database/sweep-cursor.repository';
import { AccountStore } from '../settle/account-store';

/** Reads the balance of each account once a day (UTC), so that the books can be held against it. */
@Injectable()
export class ReadBalances {
  constructor(
    private readonly database: Database,
    private readonly cursors: SweepCursorRepository,
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    private readonly accountStore: AccountStore,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    const connectionIds = new Set(this.configuration.stores().map((store) => store.payment));
    for (const connectionId of connectionIds) {
      try {
        await this.read(connectionId);
      } catch (error) {
        this.logger.warn({ err: error, connectionId }, 'The balance of an account could not be read');
      }
    }
  }

  private async read(connectionId: string): Promise<void> {
    const now = this.clock.now();
    const today = new Date(now.toISOString().slice(0, 10));
    const read = await this.cursors.sweptTo(this.database, connectionId, 'balance');
    const storeId = this.accountStore.of(connectionId);
    if (storeId === undefined || (read && read >= today)) return;
    const port = await this.connectors.payment(connectionId);
    const balances = await port.getBalances();
    await this.database.transaction(async (tx) => {
      if (!(await this.cursors.move(tx, connectionId, 'balance', today))) return;
      const at = now.toISOString();
      await this.outbox.publish(tx, BalanceRead, { storeId, connectionId, balances, at });
    });
  }
}
