import { createHash } from 'node:crypto';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import type {
  ChangedCustomers,
  CustomerPage,
  CustomerPort,
  CustomerRecord,
} from '#connectors/kit/customer-port';
import type { CustomerProfile } from '#contracts/models/customer';
import { CUSTOMER_FIELDS } from '#contracts/models/customer';
import { Failure } from '#platform/errors/failure';
import { ChangedList } from '../rest/changed-list';
import { CUSTOMER_ROLES, OrderCloudClient } from '../rest/ordercloud.client';
import type { OrderCloudSettings } from '../settings';
import { orderCloudSettingsSchema } from '../settings';
import { customerOfHook, readHookBody } from '../webhook/hook-event';
import { representAtOrderCloud } from './represent-profile';
import type { OcUser } from './user-fields';
import { readUser, userFieldsOf } from './user-fields';
import { UserDirectory } from './user-directory';

const PAGE_SIZE = 100;

export async function openOrderCloudCustomers(
  connection: Connection,
  context: ConnectorContext,
): Promise<CustomerPort> {
  const settings = orderCloudSettingsSchema.parse(connection.settings);
  const client = OrderCloudClient.open({ ...connection, settings }, context, CUSTOMER_ROLES);
  return new OrderCloudCustomerPort(client, settings);
}

/** Users of a marketplace's buyers. Users that anonymous shoppers order as are nobody. */
class OrderCloudCustomerPort implements CustomerPort {
  private readonly users: UserDirectory;
  private readonly made: ChangedList;

  constructor(
    client: OrderCloudClient,
    private readonly settings: OrderCloudSettings,
  ) {
    this.users = new UserDirectory(client);
    this.made = new ChangedList(client, 'buyerusers', 'DateCreated');
  }

  async get(externalId: string): Promise<CustomerRecord | null> {
    return this.record(await this.find(externalId));
  }

  /** New users only: OrderCloud tells no time of change. */
  async listChanged(since: Date, cursor: string | null): Promise<ChangedCustomers> {
    const { entries, nextCursor } = await this.made.list(since, cursor);
    const customers = entries
      .filter(({ id }) => !this.isTemplate(id))
      .map(({ id, at }) => ({ externalId: id, modifiedAt: at }));
    return { customers, nextCursor };
  }

  async listAll(cursor: string | null): Promise<CustomerPage> {
    const { users, total } = await this.users.after(cursor, PAGE_SIZE);
    return {
      records: users.filter(({ ID }) => !this.isTemplate(ID)).map((user) => readUser(user, this.settings)),
      nextCursor: users.length < PAGE_SIZE ? null : (users.at(-1)?.ID ?? null),
      total,
    };
  }

  /** The ID follows from the key. The address is the login where nobody has it yet. */
  async create(...[key, , profile]: Parameters<CustomerPort['create']>): Promise<CustomerRecord> {
    const { customerBuyerId } = this.settings;
    if (customerBuyerId === null) throw withoutBuyer();
    const ID = `tb-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
    const known = await this.users.read(customerBuyerId, ID);
    if (known) return readUser(known, this.settings);
    const wanted = representAtOrderCloud(profile, this.settings);
    const made = await this.users.make(customerBuyerId, {
      ID,
      Username: await this.usernameFor(ID, wanted.email),
      Active: true,
      ...userFieldsOf(wanted, this.settings),
    });
    return readUser(made, this.settings);
  }

  async update(externalId: string, fields: Partial<CustomerProfile>): Promise<CustomerRecord | null> {
    const user = await this.find(externalId);
    if (!user) return null;
    const before = readUser(user, this.settings);
    const wanted = representAtOrderCloud({ ...before.profile, ...fields }, this.settings);
    const changed = CUSTOMER_FIELDS.filter(
      (field) => field in fields && wanted[field] !== before.profile[field],
    );
    if (changed.length === 0) return before;
    const values = Object.fromEntries(changed.map((field) => [field, wanted[field]]));
    return this.record(await this.users.patch(user, userFieldsOf(values, this.settings)));
  }

  /** Orders point at the user, so it stays: nobody's, and nobody can sign in with it. */
  async erase(externalId: string): Promise<'anonymised' | 'absent'> {
    const user = await this.find(externalId);
    if (!user) return 'absent';
    const nothing = { email: null, firstName: null, lastName: null, company: null, phone: null };
    const left = await this.users.patch(user, {
      ...userFieldsOf(nothing, this.settings),
      Username: `erased-${user.ID}`.slice(0, 100),
      Active: false,
      xp: Object.fromEntries(Object.keys(user.xp ?? {}).map((name) => [name, null])),
    });
    return left ? 'anonymised' : 'absent';
  }

  represent(profile: CustomerProfile): CustomerProfile {
    return representAtOrderCloud(profile, this.settings);
  }

  subjectOf(eventBody: string, eventType: string): ReturnType<CustomerPort['subjectOf']> {
    const body = readHookBody(eventBody);
    const subject = body ? customerOfHook(body, eventType) : null;
    return subject && !this.isTemplate(subject.externalId) ? subject : null;
  }

  private async find(externalId: string): Promise<OcUser | null> {
    return this.isTemplate(externalId) ? null : this.users.find(externalId);
  }

  private record(user: OcUser | null): CustomerRecord | null {
    return user && readUser(user, this.settings);
  }

  private async usernameFor(id: string, email: string | null): Promise<string> {
    const usable = email !== null && email.length <= 100 && !(await this.users.hasUsername(email));
    return usable ? email : id;
  }

  private isTemplate(id: string): boolean {
    return this.settings.guestUserIds.includes(id);
  }
}

function withoutBuyer(): Failure {
  return Failure.permanent('customer-buyer-missing', 'No buyer is named in which new customers are made', {
    suggestion: 'Enter customerBuyerId at the connection, or switch createInCommerce off.',
  });
}
