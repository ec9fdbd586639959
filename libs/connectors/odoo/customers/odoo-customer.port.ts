import type {
  ChangedCustomers,
  CustomerPage,
  CustomerPort,
  CustomerRecord,
} from '#connectors/kit/customer-port';
import type { CustomerProfile } from '#contracts/models/customer';
import type { OdooClient, Row } from '../client/odoo-client';
import { changedPage, customersOf, instantOf } from './changed-partners';
import { ARCHIVED_TOO, fieldsOf, isErased, PARTNER_FIELDS, Partners, profileOf } from './partners';
import { representAtOdoo } from './represent-profile';

const PAGE = 100;
const ID = /^[1-9]\d{0,14}$/;

/** Contacts of Odoo that are customers; their ID is the key. */
export class OdooCustomerPort implements CustomerPort {
  private readonly partners: Partners;

  constructor(
    private readonly client: OdooClient,
    private readonly companyId: number,
  ) {
    this.partners = new Partners(client, companyId);
  }

  async get(externalId: string): Promise<CustomerRecord | null> {
    const partner = await this.find(externalId);
    return partner && recordOf(partner);
  }

  listChanged(since: Date, cursor: string | null): Promise<ChangedCustomers> {
    return changedPage(this.client, this.companyId, since, cursor);
  }

  async listAll(cursor: string | null): Promise<CustomerPage> {
    const after = cursor !== null && ID.test(cursor) ? Number(cursor) : 0;
    const rows = await this.client.search(
      'res.partner',
      [...customersOf(this.companyId), ['id', '>', after]],
      PARTNER_FIELDS,
      { limit: PAGE, context: ARCHIVED_TOO },
    );
    const nextCursor = rows.length < PAGE ? null : String(rows.at(-1)!.id);
    return { records: rows.map(recordOf), nextCursor, total: null };
  }

  async create(...[key, , profile]: Parameters<CustomerPort['create']>): Promise<CustomerRecord> {
    const made = await this.partners.ensure(key, profile);
    return isErased(made) ? recordOf(made) : this.written(made, profile);
  }

  async update(externalId: string, fields: Partial<CustomerProfile>): Promise<CustomerRecord | null> {
    const partner = await this.find(externalId);
    return partner && this.written(partner, fields);
  }

  async erase(externalId: string): Promise<'anonymised' | 'absent'> {
    const partner = await this.find(externalId);
    if (!partner) return 'absent';
    await this.partners.erase(partner.id);
    return 'anonymised';
  }

  represent(profile: CustomerProfile): CustomerProfile {
    return representAtOdoo(profile);
  }

  /** Odoo sends us no events: its changes are found by listing. */
  subjectOf(): null {
    return null;
  }

  private async find(externalId: string): Promise<Row | null> {
    return ID.test(externalId) ? this.partners.get(Number(externalId)) : null;
  }

  /** Only what differs is written: what a person did to the other fields stays. */
  private async written(partner: Row, fields: Partial<CustomerProfile>): Promise<CustomerRecord> {
    const wanted = fieldsOf({ ...profileOf(partner), ...fields });
    const changed = Object.entries(wanted).filter(([field, value]) => (partner[field] ?? false) !== value);
    if (changed.length === 0) return recordOf(partner);
    await this.partners.write(partner.id, Object.fromEntries(changed));
    return recordOf((await this.partners.get(partner.id)) ?? partner);
  }
}

function recordOf(partner: Row): CustomerRecord {
  return {
    externalId: String(partner.id),
    profile: profileOf(partner),
    guest: false,
    owner: null,
    modifiedAt: instantOf(partner['write_date']),
  };
}
