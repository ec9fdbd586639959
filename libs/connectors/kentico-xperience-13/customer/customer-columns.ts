import type { CustomerRecord } from '#connectors/kit/customer-port';
import type { CustomerField, CustomerProfile } from '#contracts/models/customer';
import { CUSTOMER_FIELDS } from '#contracts/models/customer';
import type { Columns } from '../rest/kentico-rest.client';
import type { KenticoRow } from '../rest/kentico-row';

export const CUSTOMER_COLUMNS: Readonly<Record<CustomerField, string>> = {
  email: 'CustomerEmail',
  firstName: 'CustomerFirstName',
  lastName: 'CustomerLastName',
  company: 'CustomerCompany',
  phone: 'CustomerPhone',
};

/** Columns that may not be null. */
const REQUIRED: ReadonlySet<CustomerField> = new Set(['firstName', 'lastName']);

export function columnsOf(fields: Partial<CustomerProfile>): Columns {
  const given = CUSTOMER_FIELDS.filter((field) => fields[field] !== undefined);
  return Object.fromEntries(
    given.map((field) => [CUSTOMER_COLUMNS[field], fields[field] ?? (REQUIRED.has(field) ? '' : null)]),
  );
}

/** A record without a user is a guest's. */
export function readCustomerRow(row: KenticoRow): CustomerRecord {
  return {
    externalId: row.requiredText('CustomerID'),
    profile: {
      email: text(row, 'email'),
      firstName: text(row, 'firstName'),
      lastName: text(row, 'lastName'),
      company: text(row, 'company'),
      phone: text(row, 'phone'),
    },
    guest: row.integer('CustomerUserID') === null,
    owner: null,
    modifiedAt: row.instant('CustomerLastModified'),
  };
}

const text = (row: KenticoRow, field: CustomerField): string | null =>
  row.text(CUSTOMER_COLUMNS[field])?.trim() || null;
