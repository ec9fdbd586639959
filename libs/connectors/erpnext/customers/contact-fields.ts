import type { CustomerProfile } from '#contracts/models/customer';
import type { FrappeDoc } from '../client/frappe-client';
import { isErasedName } from './erased-name';
import { cut, LONGEST_CUSTOMER_NAME, representAtErpNext } from './represent-profile';

type Row = Readonly<Record<string, unknown>>;

/** The fields of a contact that tell who somebody is. */
export const CONTACT_FIELDS = [
  'first_name',
  'middle_name',
  'last_name',
  'email_id',
  'mobile_no',
  'phone',
] as const;

/** A customer with its primary contact; the customer's own copy of address and number may be older than the contact. */
export function profileOf(customer: Row, contact: Row | null): CustomerProfile {
  const name = text(customer['customer_name']);
  const individual = customer['customer_type'] === 'Individual';
  const person = contact
    ? {
        firstName: joined(contact['first_name'], contact['middle_name']),
        lastName: text(contact['last_name']),
      }
    : individual && !isErasedName(name)
      ? splitName(name)
      : { firstName: null, lastName: null };
  return representAtErpNext({
    ...person,
    email: text(contact ? contact['email_id'] : customer['email_id']),
    company: individual || isErasedName(name) ? null : name,
    phone: contact ? (text(contact['mobile_no']) ?? text(contact['phone'])) : text(customer['mobile_no']),
  });
}

/** What the customer itself says of the person. */
export function customerFieldsOf(profile: CustomerProfile, otherwise: string): Record<string, string> {
  const { company, firstName, lastName, email } = profile;
  const name = company ?? joined(firstName, lastName) ?? email ?? otherwise;
  return {
    customer_name: cut(name, LONGEST_CUSTOMER_NAME) ?? otherwise,
    customer_type: company ? 'Company' : 'Individual',
  };
}

/** What a contact is to be told so that it shows the fields; rows that are not primary stay. */
export function contactChanges(
  contact: FrappeDoc | null,
  fields: Partial<CustomerProfile>,
): Record<string, unknown> {
  return {
    ...(fields.firstName !== undefined && { first_name: fields.firstName ?? '', middle_name: '' }),
    ...(fields.lastName !== undefined && { last_name: fields.lastName ?? '' }),
    ...(fields.email !== undefined && {
      email_ids: rowsWith(contact?.['email_ids'], 'email_id', 'is_primary', fields.email),
    }),
    ...(fields.phone !== undefined && {
      phone_nos: rowsWith(contact?.['phone_nos'], 'phone', 'is_primary_mobile_no', fields.phone),
    }),
  };
}

function rowsWith(rows: unknown, field: string, mark: string, value: string | null): Row[] {
  if (value === null) return [];
  const others = (Array.isArray(rows) ? (rows as Row[]) : []).filter(
    (row) => row[mark] !== 1 && row[field] !== value,
  );
  return [{ [field]: value, [mark]: 1 }, ...others];
}

function splitName(name: string | null): { firstName: string | null; lastName: string | null } {
  const parts = name?.split(/\s+/) ?? [];
  return parts.length < 2
    ? { firstName: null, lastName: name }
    : { firstName: parts.slice(0, -1).join(' '), lastName: parts.at(-1) ?? null };
}

function joined(...parts: readonly unknown[]): string | null {
  return (
    parts
      .map(text)
      .filter((part) => part !== null)
      .join(' ') || null
  );
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value.trim() || null : null);
