import type { Customer, CustomerDecision, CustomerField, ErasureReport } from '#contracts/models/customer';
import type { Dispute } from '#contracts/models/dispute';
import type { Payment, Refund } from '#contracts/models/payment';
import type { Subscription } from '#contracts/models/subscription';
import type { CustomerContact } from '#contracts/queries/customers';
import type { LifetimeTotal } from '#contracts/queries/payments';

/** `GET /api/v1/customers/{storeId}/{customerId}`: one person over all systems. */
export interface CustomerDetail extends Customer {
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
  readonly disputes: readonly Dispute[];
  readonly subscriptions: readonly Subscription[];
  readonly totals: readonly LifetimeTotal[];
  readonly differences: ReadonlyArray<{ readonly field: CustomerField }>;
  readonly decisions: readonly CustomerDecision[];
  /** Known contacts of the shop's system in which the customer was recognised. */
  readonly contacts: readonly CustomerContact[];
  readonly erasure: ErasureReport | null;
  /** Systems that keep no record of their customers for us. */
  readonly notSupported: ReadonlyArray<{ readonly connectionId: string; readonly message: string }>;
}

/** How a person is called: the name, else the company, else the address. */
export function nameOf({ profile }: Pick<Customer, 'profile'>): string | null {
  const name = [profile.firstName, profile.lastName].filter(Boolean).join(' ');
  return name || profile.company || profile.email;
}
