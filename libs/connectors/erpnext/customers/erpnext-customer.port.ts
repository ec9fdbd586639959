import type {
  ChangedCustomers,
  CustomerPage,
  CustomerPort,
  CustomerRecord,
} from '#connectors/kit/customer-port';
import type { HttpClient } from '#connectors/kit/http/http-client';
import type { CustomerProfile } from '#contracts/models/customer';
import { CUSTOMER_FIELDS } from '#contracts/models/customer';
import { FrappeClient } from '../client/frappe-client';
import { KeyedDocuments } from '../client/keyed-documents';
import { instantOf, siteTime } from '#connectors/kit/erp/site-time';
import type { ErpNextSettings } from '../settings';
import { CONTACT_FIELDS, customerFieldsOf, profileOf } from './contact-fields';
import { documentPage } from './document-pages';
import type { Person } from './people';
import { People } from './people';
import { representAtErpNext } from './represent-profile';

const CUSTOMER_COLUMNS = [
  'customer_name',
  'customer_type',
  'customer_primary_contact',
  'email_id',
  'mobile_no',
];
const CHANGED_CONTACTS = 'contacts ';
type Row = Readonly<Record<string, unknown>>;

/** Customers of an ERPNext site. The name of the document is the key. */
export class ErpNextCustomerPort implements CustomerPort {
  private readonly client: FrappeClient;
  private readonly documents: KeyedDocuments;
  private readonly people: People;

  constructor(
    private readonly settings: ErpNextSettings,
    http: HttpClient,
  ) {
    this.client = new FrappeClient(http);
    this.documents = new KeyedDocuments(this.client, settings.bridgeKeyField);
    this.people = new People(this.client);
  }

  async get(externalId: string): Promise<CustomerRecord | null> {
    const person = await this.people.find(externalId);
    return person && this.record(person);
  }

  /** First the customers that were changed themselves, then those whose contact was: a contact's change leaves the customer as it is. */
  async listChanged(since: Date, cursor: string | null): Promise<ChangedCustomers> {
    const from = siteTime(since, this.settings.timeZone);
    if (cursor?.startsWith(CHANGED_CONTACTS)) {
      return this.withChangedContact(from, cursor.slice(CHANGED_CONTACTS.length) || null);
    }
    const by = { field: 'modified', fields: [] } as const;
    const { rows, nextCursor } = await documentPage(this.client, 'Customer', by, from, cursor);
    return {
      customers: rows.map((row) => this.changed(row['name'], row['modified'], since)),
      nextCursor: nextCursor ?? CHANGED_CONTACTS,
    };
  }

  async listAll(cursor: string | null): Promise<CustomerPage> {
    const by = { field: 'creation', fields: ['modified', ...CUSTOMER_COLUMNS] } as const;
    const { rows, nextCursor } = await documentPage(this.client, 'Customer', by, '1900-01-01', cursor);
    const names = rows.map((row) => row['customer_primary_contact']).filter(Boolean);
    const contacts = await this.rowsOf(
      'Contact',
      ['name', 'in', names],
      ['name', 'modified', ...CONTACT_FIELDS],
    );
    const records = rows.map((customer) => {
      const contact = contacts.find((row) => row['name'] === customer['customer_primary_contact']);
      return this.record({ customer, contact: contact ?? null });
    });
    return { records, nextCursor, total: null };
  }

  async create(...[key, , profile]: Parameters<CustomerPort['create']>): Promise<CustomerRecord> {
    const wanted = representAtErpNext(profile);
    const { doc: customer } = await this.documents.findOrInsert('Customer', key, async () => ({
      ...customerFieldsOf(wanted, 'Customer without a name'),
      ...(wanted.email && { email_id: wanted.email }),
      ...(wanted.phone && { mobile_no: wanted.phone }),
      customer_group: this.settings.customerGroup,
      territory: this.settings.territory,
    }));
    return (
      (await this.written(await this.people.withContact(customer), wanted)) ??
      this.record({ customer, contact: null })
    );
  }

  async update(externalId: string, fields: Partial<CustomerProfile>): Promise<CustomerRecord | null> {
    const person = await this.people.find(externalId);
    return person && this.written(person, fields);
  }

  async erase(externalId: string): Promise<'anonymised' | 'absent'> {
    const person = await this.people.find(externalId);
    if (!person) return 'absent';
    await this.people.erase(person);
    return 'anonymised';
  }

  represent(profile: CustomerProfile): CustomerProfile {
    return representAtErpNext(profile);
  }

  /** ERPNext sends us no events: its changes are found by listing. */
  subjectOf(): null {
    return null;
  }

  private async written(person: Person, fields: Partial<CustomerProfile>): Promise<CustomerRecord | null> {
    const before = this.record(person);
    const wanted = representAtErpNext({ ...before.profile, ...fields });
    const changed = CUSTOMER_FIELDS.filter(
      (field) => field in fields && wanted[field] !== before.profile[field],
    );
    if (changed.length === 0) return before;
    await this.people.write(person, Object.fromEntries(changed.map((field) => [field, wanted[field]])));
    return this.get(person.customer.name);
  }

  private async withChangedContact(from: string, cursor: string | null): Promise<ChangedCustomers> {
    const by = { field: 'modified', fields: [] } as const;
    const { rows, nextCursor } = await documentPage(this.client, 'Contact', by, from, cursor);
    const customers = await this.rowsOf(
      'Customer',
      ['customer_primary_contact', 'in', rows.map((row) => row['name'])],
      ['name', 'customer_primary_contact'],
    );
    return {
      customers: customers.map((customer) => {
        const contact = rows.find((row) => row['name'] === customer['customer_primary_contact']);
        return this.changed(customer['name'], contact?.['modified'], new Date(0));
      }),
      nextCursor: nextCursor === null ? null : `${CHANGED_CONTACTS}${nextCursor}`,
    };
  }

  private async rowsOf(
    doctype: string,
    filter: readonly [string, string, readonly unknown[]],
    fields: readonly string[],
  ): Promise<readonly Row[]> {
    if (filter[2].length === 0) return [];
    return this.client.list(doctype, { filters: [filter], fields });
  }

  private changed(name: unknown, modified: unknown, otherwise: Date): ChangedCustomers['customers'][number] {
    return {
      externalId: String(name),
      modifiedAt: instantOf(modified, this.settings.timeZone) ?? otherwise,
    };
  }

  private record({ customer, contact }: { customer: Row; contact: Row | null }): CustomerRecord {
    const times = [customer['modified'], contact?.['modified']].map((time) =>
      instantOf(time, this.settings.timeZone)?.getTime(),
    );
    const last = Math.max(...times.filter((time) => time !== undefined));
    return {
      externalId: String(customer['name']),
      profile: profileOf(customer, contact),
      guest: false,
      owner: null,
      modifiedAt: Number.isFinite(last) ? new Date(last) : null,
    };
  }
}
