import { Injectable } from '@nestjs/common';
import type { Invoice } from '#contracts/models/subscription';
import type { MessageContext } from '#messaging/message-context';
import type { Tx } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { InvoiceRepository } from '../database/invoice.repository';
import { JournalRepository } from '../database/journal.repository';
import { bookOwn, type OwnHappening } from '../domain/book-own';
import { dayOf } from '../domain/day';
import { shareOfInvoice } from '../domain/read-invoice';
import { EntryRecorder } from '../record-entry/entry-recorder';
import { BookParkedRefunds } from './book-parked-refunds';

/**
 * Remembers what charges without an order pay for. A charge that was faster has been parked as unidentified: it gets its meaning now, and
 * so do its refunds. What the customer's credit at the provider has paid is booked too, since no charge stands behind it.
 */
@Injectable()
export class RecordInvoice {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly invoices: InvoiceRepository,
    private readonly journal: JournalRepository,
    private readonly recorder: EntryRecorder,
    private readonly refunds: BookParkedRefunds,
  ) {}

  async run(tx: Tx, message: MessageContext, invoice: Invoice): Promise<void> {
    const store = this.configuration.store(invoice.storeId);
    const chargeIds = invoice.payments.flatMap(({ chargeId }) => chargeId ?? []);
    await this.invoices.lockCharges(tx, store.id, chargeIds);
    if (!(await this.invoices.keep(tx, invoice))) return;
    const day = dayOf(new Date(invoice.paidAt ?? invoice.createdAt), store.timeZone);
    const about = `invoice ${invoice.number ?? invoice.invoiceId}`;
    const record = async (key: string, happening: OwnHappening, sourceId: string): Promise<void> => {
      const draft = bookOwn(happening);
      if (!draft) return;
      const { connectionId } = invoice;
      await this.recorder.record(tx, message, {
        store,
        orderId: null,
        connectionId,
        key,
        draft,
        source: { invoice },
        sourceId,
      });
    };
    for (const chargeId of chargeIds) {
      const [parked] = await this.journal.findBySource(tx, store.id, chargeId, '27');
      if (!parked) continue;
      const gross = parked.lines.find(({ account }) => account === '9000')?.credit ?? 0;
      const { deferrals, ...parts } = shareOfInvoice(invoice, gross);
      await record(
        `${parked.key}:identified`,
        {
          category: 'charge-identified',
          amounts: { gross, ...parts },
          currency: parked.currency,
          date: day,
          about,
          deferrals,
        },
        chargeId,
      );
    }
    for (const chargeId of chargeIds) await this.refunds.run(tx, message, store.id, chargeId);
    const credit = invoice.fromBalance.amount;
    if (credit <= 0) return;
    const { deferrals, ...parts } = shareOfInvoice(invoice, credit);
    const { currency } = invoice.fromBalance;
    await record(
      `invoice:${invoice.invoiceId}:credit`,
      {
        category: 'store-credit-spent',
        amounts: { value: credit, ...parts },
        currency,
        date: day,
        about,
        deferrals,
      },
      invoice.invoiceId,
    );
  }
}
