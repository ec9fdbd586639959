import { Injectable } from '@nestjs/common';
import type { CustomerRecord } from '#connectors/kit/customer-port';
import type { Store } from '#contracts/models/configuration';
import type { MessageContext } from '#messaging/message-context';
import { Database } from '#platform/database/database';
import { Connectors } from '#service/connectors/connectors';
import type { LinkRecord, RecordKey } from '../database/link.repository';
import { LinkRepository } from '../database/link.repository';
import { CustomerStores } from '../keep-in-step/customer-stores';
import { IdentifyPerson } from '../keep-in-step/identify-person';
import type { Finish } from '../keep-in-step/keep-in-step';
import { KeepInStep } from '../keep-in-step/keep-in-step';
import { MakeInCommerce } from '../keep-in-step/make-in-commerce';
import { PersonOfShopCustomer } from '../keep-in-step/person-of-shop-customer';

/** Something may have happened to a record: whose it is, and whether the others have to follow, is read anew. */
@Injectable()
export class CheckCustomerUseCase {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly links: LinkRepository,
    private readonly stores: CustomerStores,
    private readonly identify: IdentifyPerson,
    private readonly keepInStep: KeepInStep,
    private readonly makeInCommerce: MakeInCommerce,
    private readonly shopCustomers: PersonOfShopCustomer,
  ) {}

  async run(key: RecordKey, message: MessageContext, finish: Finish): Promise<void> {
    if (await message.alreadyHandled()) return;
    const known = await this.links.find(this.database, key);
    if (known?.state === 'erased') return this.leave(message, finish, 'The person was erased.');
    if (known?.state === 'active') return this.follow(known, message, finish);
    const port = await this.connectors.customers(key.connectionId);
    const record = await port.get(key.externalId);
    if (!record) return this.leave(message, finish, 'There is no such customer, and nobody knew of one.');
    const store = this.storeOf(key, record);
    if (!store) return this.leave(message, finish, 'It belongs to no store that keeps customers in step.');
    const { owner } = record;
    if (owner?.storeId === store.id) await this.shopCustomers.find(store, owner.customerId, message);
    const personId = await this.identify.identify(store, key.connectionId, record, message);
    await this.makeInCommerce.ifWanted(store, personId, record);
    await this.keepInStep.run(store, personId, message, finish);
  }

  private async follow(link: LinkRecord, message: MessageContext, finish: Finish): Promise<void> {
    const store = this.stores.byId(link.storeId);
    if (!store) return this.leave(message, finish, 'Its store keeps customers apart.');
    await this.keepInStep.run(store, link.personId, message, finish);
  }

  private storeOf({ connectionId }: RecordKey, { owner }: CustomerRecord): Store | undefined {
    const named = owner && this.stores.byId(owner.storeId);
    if (named && this.stores.sideOf(named, connectionId)) return named;
    return this.stores.only(connectionId);
  }

  private async leave(message: MessageContext, finish: Finish, reason: string): Promise<void> {
    await message.once((tx) => finish(tx, reason));
  }
}
