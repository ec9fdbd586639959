import type {
  ChangedCustomers,
  CustomerPage,
  CustomerPort,
  CustomerRecord,
} from '#connectors/kit/customer-port';
import type { CustomerProfile } from '#contracts/models/customer';
import type { NetSuiteClient, NetSuiteRecord } from '../client/netsuite-client';
import type { NetSuiteSettings } from '../settings';
import { erasedFields, fieldsOf, isErased, profileOf, representAtNetSuite } from './customer-fields';
import { changedPage, customersPage } from './customer-pages';
import { Customers } from './customers';

const TYPE = 'customer';
const ID = /^[1-9]\d{0,14}$/;

/** Customers of NetSuite; the internal ID is the key. */
export class NetSuiteCustomerPort implements CustomerPort {
  private readonly customers: Customers;

  constructor(
    private readonly client: NetSuiteClient,
    private readonly settings: NetSuiteSettings,
  ) {
    this.customers = new Customers(client, settings);
  }

  async get(externalId: string): Promise<CustomerRecord | null> {
    const record = await this.find(externalId);
    return record && recordOf(record);
  }

  listChanged(since: Date, cursor: string | null): Promise<ChangedCustomers> {
    return changedPage(this.client, this.settings, since, cursor);
  }

  listAll(cursor: string | null): Promise<CustomerPage> {
    return customersPage(this.client, this.settings, cursor);
  }

  async create(...[key, , profile]: Parameters<CustomerPort['create']>): Promise<CustomerRecord> {
    const made = await this.customers.ensure(key, profile);
    return isErased(made) ? recordOf(made) : this.written(made, profile);
  }

  async update(externalId: string, fields: Partial<CustomerProfile>): Promise<CustomerRecord | null> {
    const record = await this.find(externalId);
    return record && this.written(record, fields);
  }

  async erase(externalId: string): Promise<'anonymised' | 'absent'> {
    const record = await this.find(externalId);
    if (!record) return 'absent';
    const { id, isPerson } = record;
    await this.client.change(TYPE, id, erasedFields({ id, isPerson: isPerson === true }), 'addressBook');
    return 'anonymised';
  }

  represent(profile: CustomerProfile): CustomerProfile {
    return representAtNetSuite(profile);
  }

  /** NetSuite sends us no events: its changes are found by listing. */
  subjectOf(): null {
    return null;
  }

  private async find(externalId: string): Promise<NetSuiteRecord | null> {
    return ID.test(externalId) ? this.client.get(TYPE, externalId) : null;
  }

  /** Only what differs is written: what a person did to the other fields stays. */
  private async written(record: NetSuiteRecord, fields: Partial<CustomerProfile>): Promise<CustomerRecord> {
    const wanted = fieldsOf({ ...profileOf(record), ...fields });
    const changed = Object.entries(wanted).filter(([field, value]) => (record[field] ?? null) !== value);
    if (changed.length === 0) return recordOf(record);
    await this.client.change(TYPE, record.id, Object.fromEntries(changed));
    return recordOf((await this.client.get(TYPE, record.id)) ?? record);
  }
}

function recordOf(record: NetSuiteRecord): CustomerRecord {
  const changed = new Date(String(record['lastModifiedDate']));
  return {
    externalId: record.id,
    profile: profileOf(record),
    guest: false,
    owner: null,
    modifiedAt: Number.isNaN(changed.getTime()) ? null : changed,
  };
}
