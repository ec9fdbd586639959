import type { CustomerProfile } from '#contracts/models/customer';

/** Whose record it is by our own mark on it: written by us or by somebody with the same rights. */
export interface CustomerOwner {
  readonly storeId: string;
  /** The commerce system's key. */
  readonly customerId: string;
}

/** A person as one system shows it now. */
export interface CustomerRecord {
  readonly externalId: string;
  readonly profile: CustomerProfile;
  /** True for a record without an account. */
  readonly guest: boolean;
  /** Null where the record carries no mark of ours. */
  readonly owner: CustomerOwner | null;
  /** Null where the system keeps no time of change. */
  readonly modifiedAt: Date | null;
}

export interface CustomerEventSubject {
  readonly externalId: string;
  /** What the event claims happened; only a hint. */
  readonly claim: 'created' | 'updated' | 'deleted' | 'other';
}

export interface ChangedCustomers {
  readonly customers: ReadonlyArray<{ readonly externalId: string; readonly modifiedAt: Date }>;
  readonly nextCursor: string | null;
}

/** One page of everybody, with what the system shows of each. */
export interface CustomerPage {
  readonly records: readonly CustomerRecord[];
  /** Null after the last page. It stays good while the listing is away, however long. */
  readonly nextCursor: string | null;
  /** Null where the system does not count. */
  readonly total: number | null;
}

/** Records of people in one system, as the service that keeps them in step sees them. Errors are `Failure`s. */
export interface CustomerPort {
  /** Null when there is none, or none any more. */
  get(externalId: string): Promise<CustomerRecord | null>;
  /** Created or, where the system tells, changed since; oldest first. `cursor` goes on where the last page ended. */
  listChanged(since: Date, cursor: string | null): Promise<ChangedCustomers>;
  /** Everybody, in an order that does not move while records change; who is made meanwhile may be missed. */
  listAll(cursor: string | null): Promise<CustomerPage>;
  /** Safe to repeat with the same `key`: it answers the record that was made the first time. */
  create(key: string, owner: CustomerOwner, profile: CustomerProfile): Promise<CustomerRecord>;
  /** Writes only the given fields and reads back; null when there is no such record any more. */
  update(externalId: string, fields: Partial<CustomerProfile>): Promise<CustomerRecord | null>;
  /** Removes the person from the system, or what tells who it was where the record has to stay. */
  erase(externalId: string): Promise<'deleted' | 'anonymised' | 'absent'>;
  /** What the system shows after it was given the profile (lengths, spelling). Applying it twice changes nothing more. */
  represent(profile: CustomerProfile): CustomerProfile;
  /** Null when the event is about no customer. */
  subjectOf(eventBody: string, eventType: string): CustomerEventSubject | null;
}
