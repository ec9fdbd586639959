import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Order } from '#contracts/models/order';

/** The ERP's answer to "do you have this": its document id, or null. */
export interface ErpDocument {
  readonly documentId: string;
  readonly state: 'draft' | 'posted' | 'canceled';
}

/** Stock that an order wants and the ERP could not hold. */
export interface Shortage {
  readonly sku: string;
  readonly requested: number;
  readonly reserved: number;
}

/** What the caller knows of earlier tries: on the first one, nothing can stand under our key that had been sent before. */
export interface ErpAttempt {
  readonly first: boolean;
}

/**
 * The ERP as reconciliation sees it. ERPs have no idempotency keys: every write finds by our key first, then creates, then posts,
 * so that repeating after a crash or a time-out never makes two. An ERP that itself refuses a second document with one key need not be
 * searched on the first attempt. Errors are `Failure`s.
 */
export interface ErpPort {
  /** `key` is `JournalEntry.key`. */
  findJournal(key: string): Promise<ErpDocument | null>;
  /** Finds, else creates, posts what is still a draft, reads back and compares. */
  postJournal(entry: JournalEntry, attempt?: ErpAttempt): Promise<ErpDocument>;
  reverseJournal(key: string, reversalKey: string, date: string, reason: string): Promise<ErpDocument>;
  upsertCustomer(order: Order): Promise<{ readonly customerId: string }>;
  /** Finds by store and order number, else creates and confirms. */
  postOrder(order: Order, customerId: string, attempt?: ErpAttempt): Promise<ErpDocument>;
  /** Holds what is there; what is missing is told, not thrown. */
  reserve(
    order: Order,
    orderDocumentId: string,
    attempt?: ErpAttempt,
  ): Promise<{ readonly reservations: string[]; readonly shortages?: readonly Shortage[] }>;
  release(order: Order, orderDocumentId: string): Promise<void>;
  /** Movements of one account in smallest units, both days included. */
  readLedger(
    account: string,
    from: string,
    to: string,
  ): Promise<
    ReadonlyArray<{
      readonly key: string;
      readonly date: string;
      readonly debit: number;
      readonly credit: number;
    }>
  >;
  probe(): Promise<void>;
}
