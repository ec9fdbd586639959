import { Injectable } from '@nestjs/common';
import type { MessageContext } from '#messaging/message-context';
import type { Tx } from '#platform/database/database';
import { InvoiceRepository } from '../database/invoice.repository';
import { JournalRepository } from '../database/journal.repository';
import { ReverseEntry } from '../reverse-entry/reverse-entry.use-case';

const REASON = 'What it gives back is known by now: the invoice has come';

/**
 * Refunds that were booked as belonging to nothing because their invoice was not known: taken back and booked from the invoice's own
 * revenue and tax. Waits for the charge, without which nobody can say what a refund takes back.
 */
@Injectable()
export class BookParkedRefunds {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly journal: JournalRepository,
    private readonly reverse: ReverseEntry,
  ) {}

  async run(tx: Tx, message: MessageContext, storeId: string, chargeId: string): Promise<void> {
    const parked = await this.journal.parkedRefunds(tx, storeId, chargeId);
    if (parked.length === 0 || (await this.invoices.ofCharge(tx, storeId, chargeId)) === null) return;
    const booked = await this.journal.movementsOfCharge(tx, storeId, chargeId);
    if (!booked.some(({ category }) => category === 'charge')) return;
    await this.reverse.runTogether(tx, message, parked, { storeId, reason: REASON, actor: 'tillbridge' });
  }
}
