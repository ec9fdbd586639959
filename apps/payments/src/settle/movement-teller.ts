import { Inject, Injectable } from '@nestjs/common';
import { BalanceTransactionRecorded } from '#contracts/events/payments';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { LedgerRepository } from '../database/ledger.repository';
import { aboutOrderIfAny, type Publisher } from './publisher';

export interface MovementOwner {
  readonly connectionId: string;
  readonly storeId: string;
  /** Undefined for a movement of the account itself. */
  readonly payment: { readonly paymentId: string; readonly orderId: string } | undefined;
}

/** Tells every movement of the balance once, whoever sees it first. */
@Injectable()
export class MovementTeller {
  constructor(
    private readonly ledger: LedgerRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async tell(
    tx: Tx,
    publisher: Publisher,
    { connectionId, storeId, payment }: MovementOwner,
    movement: BalanceTransaction,
  ): Promise<void> {
    const now = this.clock.now();
    const paymentId = payment?.paymentId ?? null;
    const orderId = payment?.orderId ?? null;
    if (!(await this.ledger.recordMovement(tx, connectionId, paymentId, movement, now))) return;
    await publisher.publish(
      tx,
      BalanceTransactionRecorded,
      { storeId, orderId, paymentId, connectionId, balanceTransaction: movement, at: now.toISOString() },
      aboutOrderIfAny({ storeId, orderId }),
    );
  }
}
