import type { CustomerProfile } from '#contracts/models/customer';
import type { FrappeClient, FrappeDoc } from '../client/frappe-client';
import { contactChanges, customerFieldsOf, profileOf } from './contact-fields';
import { erasedName } from './erased-name';

/** Names from a naming series, such as `CUST-2026-00001`, tell nothing of anybody. */
const SERIES = /^[A-Z]+-[\d-]+$/;

export interface Person {
  readonly customer: FrappeDoc;
  readonly contact: FrappeDoc | null;
}

/** A customer with its primary contact: ERPNext copies address and number from the contact and overwrites what is written on the customer. */
export class People {
  constructor(private readonly client: FrappeClient) {}

  /** Null when there is none; one that was erased is found by the name it had. */
  async find(name: string): Promise<Person | null> {
    const customer =
      (await this.client.find('Customer', name)) ?? (await this.client.find('Customer', erasedName(name)));
    return customer && this.withContact(customer);
  }

  async withContact(customer: FrappeDoc): Promise<Person> {
    const name = customer['customer_primary_contact'];
    const contact = typeof name === 'string' && name !== '' ? await this.client.find('Contact', name) : null;
    return { customer, contact };
  }

  /** Writes what differs: the contact first, then the customer, which takes its copies over with any save. */
  async write(
    { customer, contact }: Person,
    fields: Partial<CustomerProfile>,
    naming?: Readonly<Record<string, string>>,
  ): Promise<void> {
    const wanted = { ...profileOf(customer, contact), ...fields };
    const changes = contactChanges(contact, fields);
    const made =
      Object.keys(changes).length === 0 ? null : await this.writeContact(customer.name, contact, changes);
    await this.client.update('Customer', customer.name, {
      ...(naming ?? customerFieldsOf(wanted, customer.name)),
      ...(made && { customer_primary_contact: made.name }),
    });
  }

  /** Documents of the books point at both, so they stay: without a name, and under one that names nobody. */
  async erase({ customer, contact }: Person): Promise<void> {
    const nobody = { email: null, firstName: null, lastName: null, phone: null };
    if (contact) {
      await this.client.update('Contact', contact.name, {
        ...contactChanges(contact, nobody),
        company_name: '',
      });
      await this.rename('Contact', contact.name);
    }
    const name = SERIES.test(customer.name) ? customer.name : await this.rename('Customer', customer.name);
    // Not disabled: a refund or a late order of an erased customer is still to be booked.
    await this.client.update('Customer', name, {
      customer_name: erasedName(customer.name),
      customer_type: 'Individual',
      tax_id: '',
      email_id: '',
      mobile_no: '',
    });
  }

  private async writeContact(
    customerName: string,
    contact: FrappeDoc | null,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<FrappeDoc | null> {
    if (contact) {
      await this.client.update('Contact', contact.name, changes);
      return null;
    }
    const link = { link_doctype: 'Customer', link_name: customerName };
    const { first_name: _first, last_name: _last, ...others } = changes;
    // Named after the customer alone: with a long name of a person before it, it would be too long.
    const made = await this.client.insert('Contact', {
      ...others,
      company_name: customerName,
      is_primary_contact: 1,
      links: [link],
    });
    return this.client.update('Contact', made.name, { ...changes });
  }

  private async rename(doctype: 'Customer' | 'Contact', name: string): Promise<string> {
    const erased = erasedName(name);
    if (erased !== name) await this.client.rename(doctype, name, erased);
    return erased;
  }
}
