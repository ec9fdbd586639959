import { Injectable } from '@nestjs/common';
import type { Store } from '#contracts/models/configuration';
import type { MessageContext } from '#messaging/message-context';
import { Database } from '#platform/database/database';
import { Connectors } from '#service/connectors/connectors';
import type { PersonRecord } from '../database/people.repository';
import { PeopleRepository } from '../database/people.repository';
import { IdentifyPerson } from './identify-person';

/** The person behind a customer of the shop; taken in now when nobody has told us of it yet. */
@Injectable()
export class PersonOfShopCustomer {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly people: PeopleRepository,
    private readonly identify: IdentifyPerson,
  ) {}

  /** Undefined when the shop has no such customer. */
  async find(store: Store, customerId: string, message: MessageContext): Promise<PersonRecord | undefined> {
    const key = { storeId: store.id, customerId };
    const known = await this.people.findByKey(this.database, key, store.commerce);
    if (known) return known;
    if (!(await this.connectors.keepsCustomers(store.commerce))) return undefined;
    const record = await (await this.connectors.customers(store.commerce)).get(customerId);
    if (!record) return undefined;
    const personId = await this.identify.identify(store, store.commerce, record, message);
    return this.people.find(this.database, personId);
  }
}
