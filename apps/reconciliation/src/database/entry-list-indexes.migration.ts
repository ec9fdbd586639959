import { OnlineIndexes } from '#service/migrations/online-indexes';

/** Entries of a store, newest first; of an order also when nobody says whose it is; of the days an ERP was asked to book them on. */
export class EntryListIndexes1795274300001 extends OnlineIndexes {
  readonly name = 'EntryListIndexes1795274300001';
  protected readonly indexes = {
    journal_entries_by_order: 'journal_entries (order_id, store_id, seq)',
    journal_entries_by_store: 'journal_entries (store_id, seq)',
    erp_operations_by_day: 'erp_operations (store_id, posting_date) WHERE posting_date IS NOT NULL',
  };
  protected override readonly replaced = {
    journal_entries_order: 'journal_entries (store_id, order_id, seq)',
  };
}
