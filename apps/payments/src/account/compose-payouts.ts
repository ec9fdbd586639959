import { Inject, Injectable } from '@nestjs/common';
import { PayoutComposed } from '#contracts/events/payouts';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK, LOGGER } from '#service/tokens';
import { PayoutRepository, type PayoutRecord } from '../database/payout.repository';
import { AccountMovements } from './account-movements';

const BATCH = 10;

/** Tells, page by page, what is in a payout whose list is final; every movement in it has been told before. Goes on where it was stopped. */
@Injectable()
export class ComposePayouts {
  constructor(
    private readonly database: Database,
    private readonly payouts: PayoutRepository,
    private readonly movements: AccountMovements,
    private readonly connectors: Connectors,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    for (const record of await this.payouts.toCompose(this.database, BATCH)) {
      try {
        await this.compose(record);
      } catch (error) {
        const { payoutId } = record.payout;
        this.logger.warn({ err: error, payoutId }, 'The movements of a payout could not be listed');
      }
    }
  }

  private async compose({ payout, composedAfter }: PayoutRecord): Promise<void> {
    const port = await this.connectors.payment(payout.connectionId);
    let after = composedAfter;
    do {
      const page = await port.listPayoutMovements(payout.payoutId, after);
      // The payout's own movement is in no payout; told now, the balance is right without waiting for the account's next sweep.
      await this.movements.take(payout.connectionId, [...page.movements, ...(page.own ?? [])]);
      const ids = page.movements.map(({ movement }) => movement.balanceTransactionId);
      if (!(await this.tellPage(payout, after, ids, page.next))) return;
      after = page.next;
    } while (after !== null);
  }

  /** False when somebody else has told this page. */
  private async tellPage(
    { connectionId, payoutId }: PayoutRecord['payout'],
    after: string | null,
    balanceTransactionIds: string[],
    next: string | null,
  ): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const record = await this.payouts.lock(tx, connectionId, payoutId);
      if (!record || record.composedAt !== null || record.composedAfter !== after) return false;
      const now = this.clock.now();
      const { storeId, payout, composedPages: page } = record;
      await this.payouts.save(tx, {
        ...record,
        composedAfter: next,
        composedPages: page + 1,
        composedAt: next === null ? now : null,
      });
      const last = next === null;
      const fact = { storeId, payout, at: now.toISOString(), page, last, balanceTransactionIds };
      await this.outbox.publish(tx, PayoutComposed, fact);
      return true;
    });
  }
}
