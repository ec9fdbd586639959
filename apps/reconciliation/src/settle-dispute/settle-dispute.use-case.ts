import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { DisputeRepository } from '../database/dispute.repository';
import { JournalRepository } from '../database/journal.repository';
import { proportion } from '../domain/allocate-signed';
import { bookOwn } from '../domain/book-own';
import { dayOf } from '../domain/day';
import { disputeHistoryOf } from '../domain/dispute-history';
import { historyOf } from '../domain/order-history';
import { EntryRecorder } from '../record-entry/entry-recorder';
import type { Publisher } from '../record-entry/publisher';

/**
 * Writes off what stands open of a lost dispute, and takes that back when it is won after all. Verdict and money may come in any order:
 * each of them asks, and what is booked in the end is the same.
 */
@Injectable()
export class SettleDispute {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly disputes: DisputeRepository,
    private readonly journal: JournalRepository,
    private readonly recorder: EntryRecorder,
  ) {}

  async run(tx: Tx, publisher: Publisher, storeId: string, disputeId: string): Promise<void> {
    await this.disputes.lock(tx, storeId, disputeId);
    const dispute = await this.disputes.find(tx, storeId, disputeId);
    if (!dispute) return;
    const movements = await this.journal.movementsOfSource(tx, storeId, disputeId);
    const { parked, lost } = disputeHistoryOf(movements);
    const loss = (dispute.outcome === 'lost' ? parked : 0) - lost;
    if (loss === 0) return;
    const store = this.configuration.store(storeId);
    const { system } = this.configuration.connection(dispute.connectionId);
    const booked = movements.filter(({ category }) => category === 'dispute-lost').length;
    const currency = await this.journal.currencyOfSource(tx, storeId, disputeId);
    const tax = store.books.disputeTaxRelief ? await this.taxIn(tx, storeId, dispute.orderId, loss) : 0;
    const draft = bookOwn({
      category: 'dispute-lost',
      amounts: { value: loss - tax, lossTax: tax, disputed: loss },
      currency: currency ?? 'EUR',
      date: dayOf(dispute.changedAt, store.timeZone),
      about: `dispute ${disputeId}`,
      atSaleRate: loss,
    });
    if (!draft || currency === null) return;
    await this.recorder.record(tx, publisher, {
      store,
      orderId: dispute.orderId,
      connectionId: dispute.connectionId,
      key: `${system}:${disputeId}:lost${booked === 0 ? '' : `:${booked + 1}`}`,
      draft,
      source: { dispute, loss, tax },
      sourceId: disputeId,
    });
  }

  private async taxIn(tx: Tx, storeId: string, orderId: string | null, loss: number): Promise<number> {
    if (orderId === null) return 0;
    const { charge } = historyOf(await this.journal.movementsOf(tx, { storeId, orderId }));
    return charge && charge.gross > 0 ? proportion(loss, charge.parts.tax, charge.gross) : 0;
  }
}
