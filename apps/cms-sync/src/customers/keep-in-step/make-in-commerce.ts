import { Injectable } from '@nestjs/common';
import type { CustomerRecord } from '#connectors/kit/customer-port';
import { LinkCustomer } from '#contracts/commands/customers';
import type { Store } from '#contracts/models/configuration';
import { Outbox } from '#messaging/outbox/outbox';
import { Database } from '#platform/database/database';
import { Connectors } from '#service/connectors/connectors';
import { LinkRepository } from '../database/link.repository';
import { PeopleRepository } from '../database/people.repository';
import { IdentifyPerson } from './identify-person';

/** Who exists at the payment provider only becomes a customer of the shop, where the store wants that. */
@Injectable()
export class MakeInCommerce {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly people: PeopleRepository,
    private readonly links: LinkRepository,
    private readonly identify: IdentifyPerson,
    private readonly outbox: Outbox,
  ) {}

  async ifWanted(store: Store, personId: string, seen: CustomerRecord): Promise<void> {
    if (!store.customers.createInCommerce) return;
    const links = await this.links.ofPerson(this.database, personId);
    const person = await this.people.find(this.database, personId);
    const provider = links.find((link) => link.side === 'payment' && link.state === 'active');
    if (!person || !provider || links.some((link) => link.side === 'commerce')) return;
    const port = await this.connectors.customers(store.commerce);
    const owner = { storeId: store.id, customerId: personId };
    const made = await port.create(`tillbridge-customer-${personId}`, owner, seen.profile);
    await this.database.transaction(async (tx) => {
      const link = { connectionId: store.commerce, record: made, reason: 'made-by-sync' as const };
      if (!(await this.identify.claim(tx, store, person, link))) return;
      const { externalId } = provider;
      await this.outbox.publish(tx, LinkCustomer, {
        storeId: store.id,
        customerId: made.externalId,
        externalId,
      });
    });
  }
}
