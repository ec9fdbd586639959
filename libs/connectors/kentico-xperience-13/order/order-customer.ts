import type { OrderCustomer } from '#contracts/models/order';
import type { KenticoRow } from '../rest/kentico-row';

/** A customer record without a user is a guest. */
export function customerOf(row: KenticoRow | null): OrderCustomer {
  return {
    customerId: row?.text('CustomerID') ?? null,
    email: row?.text('CustomerEmail') ?? null,
    firstName: row?.text('CustomerFirstName') ?? null,
    lastName: row?.text('CustomerLastName') ?? null,
    company: row?.text('CustomerCompany') ?? null,
    phone: row?.text('CustomerPhone') ?? null,
    guest: (row?.integer('CustomerUserID') ?? null) === null,
  };
}
