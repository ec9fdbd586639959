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
  readonly payment:
    { readonly paymentId: string; readonly orderId: string; readonly invoiceId: string | null } | undefined;
}

/**
 * Tells every movement of the balance once, whoever sees it first; and once more when it turns out to be an order's after it was told as
 * nobody's. What pays an invoice is told as nobody's: the books know its charge.
 */
@Injectable()
export class MovementTeller {
  constructor(
    private readonly ledger: LedgerRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async tell(
    tx: Tx,
    publisher: Publisher,
    owner: MovementOwner,
    movement: BalanceTransaction,
  ): Promise<void> {
    const told = await this.record(tx, owner, movement);
    // To the books nothing is new about what stays an invoice's.
    if (told === 'known' || (told === 'claimed' && !orderOf(owner))) return;
    await this.publish(tx, publisher, owner, movement);
  }

  /** Also when it was told before: somebody may have missed it, and whoever has it takes no notice. */
  async repeat(
    tx: Tx,
    publisher: Publisher,
    owner: MovementOwner,
    movement: BalanceTransaction,
  ): Promise<void> {
    await this.record(tx, owner, movement);
    await this.publish(tx, publisher, owner, movement);
  }

  private record(tx: Tx, { connectionId, payment }: MovementOwner, movement: BalanceTransaction) {
    return this.ledger.recordMovement(
      tx,
      connectionId,
      payment?.paymentId ?? null,
      movement,
      this.clock.now(),
    );
  }

  private async publish(
    tx: Tx,
    publisher: Publisher,
    owner: MovementOwner,
    movement: BalanceTransaction,
  ): Promise<void> {
    const { connectionId, storeId } = owner;
    const { orderId = null, paymentId = null } = orderOf(owner) ?? {};
    const at = this.clock.now().toISOString();
    await publisher.publish(
      tx,
      BalanceTransactionRecorded,
      { storeId, orderId, paymentId, connectionId, balanceTransaction: movement, at },
      aboutOrderIfAny({ storeId, orderId }),
    );
  }
}

const orderOf = ({ payment }: MovementOwner): { orderId: string; paymentId: string } | undefined =>
  payment?.invoiceId === null ? payment : undefined;
