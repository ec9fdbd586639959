import type { ErpDraft, ErpDraftOf } from '#contracts/models/erp-draft';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Order } from '#contracts/models/order';

/**
 * What an ERP port would make of an entry or an order, for people to look at before. By settings alone: nobody is asked, and what is
 * not mapped fails as it would when it is posted.
 */
export interface ErpDrafts {
  journal(entry: JournalEntry): ErpDraftOf<'journal'>;
  customer(order: Order): ErpDraftOf<'customer'>;
  order(order: Order): ErpDraftOf<'order'>;
  /** Null where the ERP cannot hold stock over its API. */
  stock(kind: 'reservation' | 'release', order: Order): Extract<ErpDraft, { kind: typeof kind }> | null;
}
