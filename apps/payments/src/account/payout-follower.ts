import { Inject, Injectable } from '@nestjs/common';
import { PayoutRecorded } from '#contracts/events/payouts';
import type { Payout } from '#contracts/models/payout';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { PayoutRepository } from '../database/payout.repository';
import { followPayout } from '../domain/follow-payout';
import type { Application } from '../process-webhook/application';
import { AccountStore } from '../settle/account-store';
import type { Publisher } from '../settle/publisher';

/** Money on its way to the bank: told when it exists and whenever it moved on. */
@Injectable()
export class PayoutFollower {
  constructor(
    private readonly connectors: Connectors,
    private readonly payouts: PayoutRepository,
    private readonly accountStore: AccountStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async fetch(connectionId: string, payoutId: string): Promise<Application> {
    const port = await this.connectors.payment(connectionId);
    const observedAt = this.clock.now();
    const told = await port.getPayout(payoutId);
    const payout: Payout = { ...told, connectionId, createdAt: told.createdAt.toISOString() };
    return async (tx, publisher) => {
      const storeId = this.accountStore.of(connectionId);
      if (storeId === undefined) return 'No store uses this connection.';
      await this.settle(tx, publisher, storeId, payout, observedAt);
      return null;
    };
  }

  private async settle(
    tx: Tx,
    publisher: Publisher,
    storeId: string,
    told: Payout,
    observedAt: Date,
  ): Promise<void> {
    const known = await this.payouts.lock(tx, told.connectionId, told.payoutId);
    if (known && observedAt < known.observedAt) return;
    const payout = known ? followPayout(known.payout, told) : told;
    if (known && JSON.stringify(known.payout) === JSON.stringify(payout)) return;
    const owner = known?.storeId ?? storeId;
    const progress = known ?? { composedAfter: null, composedPages: 0, composedAt: null };
    await this.payouts.save(tx, { ...progress, storeId: owner, payout, observedAt });
    const at = this.clock.now().toISOString();
    await publisher.publish(tx, PayoutRecorded, { storeId: owner, payout, at });
  }
}
