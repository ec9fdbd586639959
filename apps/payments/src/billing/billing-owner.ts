import { Injectable } from '@nestjs/common';
import type { Sql } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { ProviderCustomerRepository } from '../database/provider-customer.repository';
import { AccountStore } from '../settle/account-store';

export interface BillingOwner {
  readonly storeId: string;
  /** The shop's own key of the customer; null while nobody knows who it is. */
  readonly customerId: string | null;
}

/** Whose a subscription is: the store its metadata names, else the store of the customer, else the first one of the connection. */
@Injectable()
export class BillingOwners {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly accountStore: AccountStore,
    private readonly customers: ProviderCustomerRepository,
  ) {}

  /** Undefined when no store uses the connection any more. */
  async of(
    sql: Sql,
    connectionId: string,
    providerCustomerId: string,
    namedStore: string | null,
  ): Promise<BillingOwner | undefined> {
    const customer = await this.customers.byExternalId(sql, connectionId, providerCustomerId);
    const uses = (storeId: string) =>
      this.configuration.stores().some((store) => store.id === storeId && store.payment === connectionId);
    const named = namedStore !== null && uses(namedStore) ? namedStore : undefined;
    const storeId = named ?? customer?.storeId ?? this.accountStore.of(connectionId);
    if (storeId === undefined) return undefined;
    return { storeId, customerId: customer?.storeId === storeId ? customer.customerId : null };
  }
}
