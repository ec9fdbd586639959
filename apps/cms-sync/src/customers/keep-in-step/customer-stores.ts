import { Injectable } from '@nestjs/common';
import type { CustomerSide } from '#contracts/models/customer';
import { CUSTOMER_SIDES } from '#contracts/models/customer';
import type { Store } from '#contracts/models/configuration';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';

/** Which store a record belongs to, and what its connection is to that store. */
@Injectable()
export class CustomerStores {
  constructor(private readonly configuration: ConfigurationCopy) {}

  /** Undefined for a store that is gone or keeps its customers apart. */
  byId(storeId: string): Store | undefined {
    return this.configuration.stores().find((store) => store.id === storeId && store.customers.sync);
  }

  /** The one store that uses the connection; a connection of several stores tells nothing about whose a record is. */
  only(connectionId: string): Store | undefined {
    const stores = this.configuration.storesOfConnection(connectionId);
    return stores.length === 1 && stores[0]?.customers.sync ? stores[0] : undefined;
  }

  sideOf(store: Store, connectionId: string): CustomerSide | undefined {
    return CUSTOMER_SIDES.find((side) => store[side] === connectionId);
  }
}
