import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import type {
  ChangedCustomers,
  CustomerPage,
  CustomerPort,
  CustomerRecord,
} from '#connectors/kit/customer-port';
import { derivedGuid } from '#connectors/kit/derived-guid';
import type { CustomerProfile } from '#contracts/models/customer';
import { CUSTOMER_FIELDS } from '#contracts/models/customer';
import { Failure } from '#platform/errors/failure';
import { ChangedRowsReader } from '../rest/changed-rows';
import { KenticoRestClient } from '../rest/kentico-rest.client';
import type { KenticoRow } from '../rest/kentico-row';
import { kenticoSettingsSchema } from '../settings';
import { readKenticoEvent } from '../webhook/kentico-event';
import { columnsOf, readCustomerRow } from './customer-columns';
import { representAtKentico } from './represent-profile';

const TYPE = 'ecommerce.customer';
const PAGE_SIZE = 100;
/** What stands where a required name was. */
const ERASED_NAME = 'Erased';

export async function openKenticoCustomers(
  connection: Connection,
  context: ConnectorContext,
): Promise<CustomerPort> {
  const settings = kenticoSettingsSchema.parse(connection.settings);
  return new KenticoCustomerPort(KenticoRestClient.open({ ...connection, settings }, context));
}

/** Customers of one site. Orders point at them, so an erased one stays as a row that names nobody. */
class KenticoCustomerPort implements CustomerPort {
  private readonly changed: ChangedRowsReader;

  constructor(private readonly rest: KenticoRestClient) {
    this.changed = new ChangedRowsReader(rest, {
      type: TYPE,
      id: 'CustomerID',
      modified: 'CustomerLastModified',
    });
  }

  async get(externalId: string): Promise<CustomerRecord | null> {
    const row = await this.row(`CustomerID=${integerKey(externalId)}`);
    return row ? readCustomerRow(row) : null;
  }

  async listChanged(since: Date, cursor: string | null): Promise<ChangedCustomers> {
    const { rows, nextCursor } = await this.changed.list(since, cursor);
    return { customers: rows.map(({ id, modifiedAt }) => ({ externalId: id, modifiedAt })), nextCursor };
  }

  async listAll(cursor: string | null): Promise<CustomerPage> {
    const rows = await this.rest.list(TYPE, {
      ...(cursor === null ? {} : { where: `CustomerID>${integerKey(cursor)}` }),
      orderby: 'CustomerID',
      maxrecords: PAGE_SIZE,
    });
    const records = rows.map(readCustomerRow);
    const nextCursor = rows.length < PAGE_SIZE ? null : (records.at(-1)?.externalId ?? null);
    return { records, nextCursor, total: null };
  }

  /** The GUID follows from the key: who asks again finds what was made. */
  async create(...[key, , profile]: Parameters<CustomerPort['create']>): Promise<CustomerRecord> {
    const guid = derivedGuid(key);
    const known = await this.row(`CustomerGUID='${guid}'`);
    if (known) return readCustomerRow(known);
    await this.rest.post(TYPE, { ...columnsOf(representAtKentico(profile)), CustomerGUID: guid });
    const made = await this.row(`CustomerGUID='${guid}'`);
    if (!made) throw Failure.conflict('write-not-kept', 'Kentico does not show the customer just made');
    return readCustomerRow(made);
  }

  async update(externalId: string, fields: Partial<CustomerProfile>): Promise<CustomerRecord | null> {
    const before = await this.get(externalId);
    if (!before) return null;
    const wanted = representAtKentico({ ...before.profile, ...fields });
    const changed = CUSTOMER_FIELDS.filter(
      (field) => field in fields && wanted[field] !== before.profile[field],
    );
    if (changed.length === 0) return before;
    await this.rest.put(
      TYPE,
      integerKey(externalId),
      columnsOf(Object.fromEntries(changed.map((field) => [field, wanted[field]]))),
    );
    return this.get(externalId);
  }

  async erase(externalId: string): Promise<'anonymised' | 'absent'> {
    const nobody = { email: null, firstName: ERASED_NAME, lastName: ERASED_NAME, company: null, phone: null };
    return (await this.update(externalId, nobody)) ? 'anonymised' : 'absent';
  }

  represent(profile: CustomerProfile): CustomerProfile {
    return representAtKentico(profile);
  }

  subjectOf(eventBody: string): ReturnType<CustomerPort['subjectOf']> {
    const event = readKenticoEvent(eventBody);
    return event?.customerId ? { externalId: event.customerId, claim: event.claim } : null;
  }

  private async row(where: string): Promise<KenticoRow | undefined> {
    return (await this.rest.list(TYPE, { where, topn: 1 }))[0];
  }
}

function integerKey(externalId: string): number {
  if (/^\d{1,9}$/.test(externalId)) return Number(externalId);
  throw Failure.permanent('invalid-customer-id', `${externalId} is no CustomerID of Kentico`);
}
