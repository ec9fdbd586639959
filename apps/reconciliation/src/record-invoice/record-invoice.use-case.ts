import { Injectable } from '@nestjs/common';
import type { Invoice } from '#contracts/models/subscription';
import type { Tx } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { InvoiceRepository } from '../database/invoice.repository';
import { JournalRepository } from '../database/journal.repository';
import { bookOwn, type OwnHappening } from '../domain/book-own';
import { dayOf } from '../domain/day';
import { shareOfInvoice } from '../domain/read-invoice';
import { EntryRecorder } from '../record-entry/entry-recorder';
import type { Publisher } from '../record-entry/publisher';

/**
 * Remembers what charges without an order pay for. A charge that was faster has been parked as unidentified: it gets its meaning now. What
 * the customer's credit at the provider has paid is booked too, since no charge stands behind it.
 */
@Injectable()
export class RecordInvoice {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly invoices: InvoiceRepository,
    private readonly journal: JournalRepository,
    private readonly recorder: EntryRecorder,
  ) {}

  async run(tx: Tx, publisher: Publisher, invoice: Invoice): Promise<void> {
    const store = this.configuration.store(invoice.storeId);
    if (!(await this.invoices.keep(tx, invoice))) return;
    const day = dayOf(new Date(invoice.paidAt ?? invoice.createdAt), store.timeZone);
    const about = `invoice ${invoice.number ?? invoice.invoiceId}`;
    const record = async (key: string, happening: OwnHappening, sourceId: string): Promise<void> => {
      const draft = bookOwn(happening);
      if (!draft) return;
      const { connectionId } = invoice;
      await this.recorder.record(tx, publisher, {
        store,
        orderId: null,
        connectionId,
        key,
        draft,
        source: { invoice },
        sourceId,
      });
    };
    for (const chargeId of invoice.payments.flatMap(({ chargeId }) => chargeId ?? [])) {
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
