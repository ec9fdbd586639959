import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PostJournal, PostOrder, ReleaseInventory, ReserveInventory } from '#contracts/commands/erp';
import type { BodyOf } from '#contracts/message';
import type { OrderKey } from '#contracts/models/common';
import { Previews, type Preview } from '#messaging/inspection/previews';
import { Database } from '#platform/database/database';
import { JournalRepository } from '../database/journal.repository';
import { requirePosted } from '../post-journal/reversed-entry';
import { EnsureErpOrder } from '../post-order/ensure-erp-order';
import { ErpDocuments, stockOf } from './erp-documents';
import { nothingToPost, wouldPost } from './foretell';

const noErp = (storeId: string): Preview =>
  nothingToPost('no-erp', `Store ${storeId} has no ERP: nothing would be posted`);

/** What a command for the ERP would post now, as documents with accounts, items and amounts. Asks nobody outside. */
@Injectable()
export class PreviewErpCommands implements OnModuleInit {
  constructor(
    private readonly previews: Previews,
    private readonly database: Database,
    private readonly documents: ErpDocuments,
    private readonly journal: JournalRepository,
    private readonly orders: EnsureErpOrder,
  ) {}

  onModuleInit(): void {
    this.previews.add(PostJournal, (body) => this.postJournal(body));
    this.previews.add(PostOrder, (body) => this.postOrder(body));
    this.previews.add(ReserveInventory, (body) => this.reserve(body));
    this.previews.add(ReleaseInventory, (body) => this.release(body));
  }

  private async postJournal(body: BodyOf<typeof PostJournal>): Promise<Preview> {
    const entry = await this.documents.entry(body);
    const target = await this.documents.target(body.storeId);
    if (!target) return noErp(body.storeId);
    if (entry.state === 'posted') {
      const documentId = entry.erp?.documentId ?? null;
      const sentence = `The entry stands in the ERP already as ${documentId ?? 'a document'}: nothing would be posted`;
      return nothingToPost('entry-posted', sentence, { documentId });
    }
    await requirePosted(this.journal, this.database, entry);
    return wouldPost(target.connectionId, [target.drafts.journal(entry)]);
  }

  private async postOrder(body: BodyOf<typeof PostOrder>): Promise<Preview> {
    const target = await this.documents.target(body.storeId);
    if (!target) return noErp(body.storeId);
    const ids = await this.orders.known(body, target.connectionId);
    if (ids) {
      const sentence = `The order stands in the ERP already as ${ids.orderId}: nothing would be posted`;
      return nothingToPost('order-posted', sentence, ids);
    }
    const order = await this.documents.order(body);
    return wouldPost(target.connectionId, [target.drafts.customer(order), target.drafts.order(order)]);
  }

  /** Customer and order first, where the ERP does not have them. */
  private async reserve(key: OrderKey): Promise<Preview> {
    const target = await this.documents.target(key.storeId);
    if (!target) return noErp(key.storeId);
    const { connectionId, drafts } = target;
    const order = await this.orders.order(key);
    const ids = await this.orders.known(key, connectionId);
    const first = ids ? [] : [drafts.customer(order), drafts.order(order)];
    return wouldPost(connectionId, [...first, stockOf(drafts, 'reservation', order)]);
  }

  private async release(key: OrderKey): Promise<Preview> {
    const target = await this.documents.target(key.storeId);
    if (!target) return noErp(key.storeId);
    const { connectionId, drafts } = target;
    const ids = await this.orders.known(key, connectionId);
    const order = ids === null ? null : await this.orders.order(key);
    const draft = order && drafts.stock('release', order);
    if (draft) return wouldPost(connectionId, [draft]);
    return nothingToPost('nothing-held', 'The ERP holds nothing for this order: nothing would be let go');
  }
}
