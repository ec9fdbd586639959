import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CustomerLinked } from '#contracts/events/customers';
import type { CustomerProfile } from '#contracts/models/customer';
import type { Order } from '#contracts/models/order';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import {
  ProviderCustomerRepository,
  type ProviderCustomer,
  type ProviderCustomerKey,
} from '../database/provider-customer.repository';
import type { Publisher } from '../settle/publisher';

/**
 * Gives every account of a shop its record at the provider, once: noted first, then made with a key that follows from the customer. A
 * record is never looked for by name or address: whose it is, only our own note and mark say.
 */
@Injectable()
export class ProviderCustomers {
  constructor(
    private readonly database: Database,
    private readonly customers: ProviderCustomerRepository,
    private readonly connectors: Connectors,
    private readonly configuration: ConfigurationCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Undefined for a guest, and in a store that keeps its customers apart. */
  keyOf({ storeId, customer }: Pick<Order, 'storeId' | 'customer'>): ProviderCustomerKey | undefined {
    const store = this.configuration.store(storeId);
    if (!store.customers.sync || customer.guest || customer.customerId === null) return undefined;
    return { storeId, customerId: customer.customerId, connectionId: store.payment };
  }

  /** The provider's key of whoever placed the order, as far as it is known. */
  async known(tx: Tx, order: Order): Promise<string | undefined> {
    const key = this.keyOf(order);
    const latest = key && (await this.customers.latest(tx, key));
    return latest?.state === 'active' ? (latest.externalId ?? undefined) : undefined;
  }

  /** Outside any transaction: makes the record when there is none. */
  async ensure(publisher: Publisher, key: ProviderCustomerKey, profile: CustomerProfile): Promise<void> {
    const latest = await this.customers.latest(this.database, key);
    if (latest?.state === 'active') return;
    if (!(await this.connectors.keepsCustomers(key.connectionId))) return;
    const generation = latest?.state === 'archived' ? latest.generation + 1 : (latest?.generation ?? 1);
    const begun = await this.database.transaction((tx) =>
      this.customers.begin(tx, key, generation, profile, this.clock.now()),
    );
    if (begun.state !== 'pending') return;
    const port = await this.connectors.customers(key.connectionId);
    const made = await port.create(idempotencyKey(begun), key, begun.profile ?? profile);
    await this.database.transaction((tx) =>
      this.note(tx, publisher, begun, made.externalId, latest?.externalId ?? null),
    );
  }

  /** A record that is known to be the customer's from elsewhere: a merge, or one that was there before the account. */
  async adopt(tx: Tx, publisher: Publisher, key: ProviderCustomerKey, externalId: string): Promise<void> {
    const latest = await this.customers.latest(tx, key);
    if (latest?.state === 'active') return;
    const generation = (latest?.generation ?? 0) + 1;
    const begun = await this.customers.begin(tx, key, generation, NOBODY, this.clock.now());
    await this.note(tx, publisher, begun, externalId, null);
  }

  /** The provider does not know the record: another account, another mode, or it was deleted. */
  async archive(key: ProviderCustomerKey, externalId: string): Promise<void> {
    await this.customers.archive(this.database, key, externalId, this.clock.now());
  }

  private async note(
    tx: Tx,
    publisher: Publisher,
    begun: ProviderCustomer,
    externalId: string,
    replaces: string | null,
  ): Promise<void> {
    if (!(await this.customers.made(tx, begun, externalId))) return;
    const { storeId, customerId, connectionId } = begun;
    const at = this.clock.now().toISOString();
    await publisher.publish(tx, CustomerLinked, {
      storeId,
      customerId,
      connectionId,
      externalId,
      replaces,
      at,
    });
  }
}

const NOBODY: CustomerProfile = { email: null, firstName: null, lastName: null, company: null, phone: null };

export const profileOf = ({ customer }: Pick<Order, 'customer'>): CustomerProfile => ({
  email: customer.email,
  firstName: customer.firstName,
  lastName: customer.lastName,
  company: customer.company,
  phone: customer.phone,
});

function idempotencyKey({ storeId, customerId, connectionId, generation }: ProviderCustomer): string {
  const identity = JSON.stringify([storeId, customerId, connectionId]);
  const digest = createHash('sha256').update(identity).digest('hex').slice(0, 40);
  return `tillbridge-create-customer-${digest}-${generation}`;
}
