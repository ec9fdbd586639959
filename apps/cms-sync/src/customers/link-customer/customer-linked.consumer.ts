import { Controller, Inject } from '@nestjs/common';
import { CustomerLinked } from '#contracts/events/customers';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { LinkContact } from '../../contacts/link-contact';
import { LinkRepository } from '../database/link.repository';
import { CustomerStores } from '../keep-in-step/customer-stores';
import { IdentifyPerson } from '../keep-in-step/identify-person';
import { KeepInStep } from '../keep-in-step/keep-in-step';
import { PersonOfShopCustomer } from '../keep-in-step/person-of-shop-customer';

/** The payment provider has a record for a customer of the shop: one more side of the same person. */
@Controller()
export class CustomerLinkedConsumer {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly shopCustomers: PersonOfShopCustomer,
    private readonly links: LinkRepository,
    private readonly stores: CustomerStores,
    private readonly identify: IdentifyPerson,
    private readonly keepInStep: KeepInStep,
    private readonly contact: LinkContact,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(CustomerLinked)
  async handle(fact: BodyOf<typeof CustomerLinked>, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const store = this.stores.byId(fact.storeId);
    if (!store) return;
    await this.contact.run(store, fact, message);
    if (!(await this.connectors.keepsCustomers(store.commerce))) return;
    const person = await this.shopCustomers.find(store, fact.customerId, message);
    if (!person) throw Failure.conflict('customer-not-found', `The shop has no customer ${fact.customerId}`);
    if (person.state !== 'active') return;
    await this.database.transaction(async (tx) => {
      if (fact.replaces !== null) {
        const key = { connectionId: fact.connectionId, externalId: fact.replaces };
        await this.links.end(tx, key, 'archived', this.clock.now());
      }
      const record = { externalId: fact.externalId, guest: false };
      const link = { connectionId: fact.connectionId, record, reason: 'made-for-order' as const };
      await this.identify.claim(tx, store, person, link);
    });
    await this.keepInStep.run(store, person.personId, message, () => Promise.resolve());
  }
}
