import { Injectable } from '@nestjs/common';
import type { MessageContext } from '#messaging/message-context';
import type { Tx } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { JournalRepository } from '../database/journal.repository';
import { MovementRepository, type ToldMovement } from '../database/movement.repository';
import { isUnidentified } from '../domain/rebooked-key';
import { RebookingRefused, ReverseEntry } from '../reverse-entry/reverse-entry.use-case';

const REASON = 'Whose it is is known by now: its order has come';

/** Money that was booked as belonging to nothing, told again with its order: taken back, and booked as that order's. */
@Injectable()
export class IdentifyParked {
  constructor(
    private readonly journal: JournalRepository,
    private readonly movements: MovementRepository,
    private readonly reverse: ReverseEntry,
  ) {}

  /** @throws Failure conflict `parked-money-not-booked` while the order does not explain it, or the charge that it gives back is missing */
  async run(tx: Tx, message: MessageContext, key: string, told: ToldMovement): Promise<void> {
    const { storeId, orderId } = told;
    if (orderId === null) return;
    const entry = await this.journal.findByKey(tx, storeId, key);
    if (!entry || !isUnidentified(entry) || entry.orderId !== null) return;
    const request = { storeId, orderId, entryId: entry.entryId, reason: REASON, actor: 'tillbridge' };
    try {
      // What has been taken back by somebody else is refused and stays theirs.
      const { kind } = await this.reverse.run(tx, message, { ...request, rebook: true });
      if (kind === 'reversed') await this.takeInvoiceBack(tx, message, key, told);
      await this.movements.identify(tx, told);
    } catch (error) {
      if (!(error instanceof RebookingRefused)) throw error;
      throw Failure.conflict(
        'parked-money-not-booked',
        `${key} is not booked to order ${orderId}: ${error.message}`,
        {
          details: { key, storeId, orderId },
          suggestion:
            'The money stands on account 9000. Compare it with the order; when both agree, replay the message, else link the movement to the right order.',
        },
      );
    }
  }

  /** An invoice that came first has given the money its revenue and tax. Both are the order's now, and would stand twice. */
  private async takeInvoiceBack(
    tx: Tx,
    message: MessageContext,
    key: string,
    { storeId, balanceTransaction: { sourceId } }: ToldMovement,
  ): Promise<void> {
    const entry = await this.journal.findByKey(tx, storeId, `${key}:identified`);
    if (!entry || sourceId === null) return;
    const standing = await this.journal.movementsOfCharge(tx, storeId, sourceId);
    const builtOn = standing.some(
      (one) => one.category !== 'charge-identified' && !isUnidentified({ rule: one.rule }),
    );
    const about = { storeId, entryId: entry.entryId, reason: REASON, actor: 'tillbridge', rebook: false };
    const taken = builtOn ? null : await this.reverse.run(tx, message, about);
    if (taken?.kind === 'reversed' || taken?.refusal.code === 'entry-reversed-already') return;
    const why = taken?.refusal.detail ?? 'refunds of it have been booked from its invoice';
    throw Failure.conflict('invoice-booked-first', `${key} stays booked by its invoice: ${why}`, {
      details: { key, storeId, sourceId },
      suggestion: 'Reverse what was booked from the invoice, then replay the message.',
    });
  }
}
