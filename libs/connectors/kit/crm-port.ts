import type { MoneyBody } from '#contracts/models/money';
import type { CustomerProfile } from '#contracts/models/customer';
import type { OrderStatus, PaymentStatus } from '#contracts/models/statuses';
import type { Failure } from '#platform/errors/failure';

/** What sales and service want to know of a customer; every write tells all of it, so that repeating one changes nothing. */
export interface CrmContact {
  /** Ours and for ever: the system is searched by it, whatever happens to the e-mail address. */
  readonly key: string;
  /** What is null is left as the system has it. */
  readonly profile: CustomerProfile;
  /** Captured less refunded less withdrawn by disputes, one entry per currency. */
  readonly lifetimeValue: readonly MoneyBody[];
  readonly orders: number;
  readonly lastOrderAt: Date | null;
  readonly lastFailedPaymentAt: Date | null;
  readonly openDisputes: number;
}

export interface CrmDeal {
  readonly key: string;
  /** What people call the order. */
  readonly number: string;
  readonly stage: OrderStatus;
  readonly paymentStatus: PaymentStatus;
  readonly total: MoneyBody;
  readonly captured: MoneyBody;
  readonly refunded: MoneyBody;
  readonly openDisputes: number;
  readonly placedAt: Date;
}

/** Ids are the system's own. */
export interface CrmAssociation {
  readonly dealId: string;
  readonly contactId: string;
}

export type CrmOutcome =
  | { readonly kind: 'written'; readonly externalId: string }
  /** The e-mail address belongs to a contact that is ours under another key: two customers are one contact there. */
  | { readonly kind: 'shared'; readonly externalId: string; readonly ownerKey: string }
  /** This record alone; the others of the batch are not held up by it. */
  | { readonly kind: 'refused'; readonly failure: Failure };

/**
 * A system in which sales and service look customers up. We write, it never answers back. Batches may be of any size; failures that
 * concern all records (no answer, limits, credentials) are thrown as `Failure`, those of one record are its outcome.
 */
export interface CrmPort {
  /** Outcomes in the order of the contacts. */
  upsertContacts(contacts: readonly CrmContact[]): Promise<readonly CrmOutcome[]>;
  upsertDeals(deals: readonly CrmDeal[]): Promise<readonly CrmOutcome[]>;
  /** Repeating it changes nothing. */
  associate(pairs: readonly CrmAssociation[]): Promise<readonly CrmOutcome[]>;
  /** For good, so that the system's own bin does not keep the person. */
  eraseContact(key: string): Promise<'deleted' | 'absent'>;
  /** Whether credentials, fields and stages are as writes need them. */
  probe(): Promise<void>;
}
