import { Controller } from '@nestjs/common';
import { ErpOrderPosted } from '#contracts/events/books';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { Database } from '#platform/database/database';
import { Connectors } from '#service/connectors/connectors';
import { OrderRepository } from '../../database/order.repository';
import { CustomerStores } from '../keep-in-step/customer-stores';
import { IdentifyPerson } from '../keep-in-step/identify-person';
import { KeepInStep } from '../keep-in-step/keep-in-step';
import { PersonOfShopCustomer } from '../keep-in-step/person-of-shop-customer';

/** The ERP has a customer for the account that ordered: one more side of the same person. A guest's is nobody's but the order's. */
@Controller()
export class ErpCustomerConsumer {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly connectors: Connectors,
    private readonly shopCustomers: PersonOfShopCustomer,
    private readonly stores: CustomerStores,
    private readonly identify: IdentifyPerson,
    private readonly keepInStep: KeepInStep,
  ) {}

  @Handles(ErpOrderPosted)
  async handle(fact: BodyOf<typeof ErpOrderPosted>, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const store = this.stores.byId(fact.storeId);
    if (!store?.erp || !(await this.connectors.keepsCustomers(store.erp))) return;
    const known = await this.orders.find(this.database, fact);
    const customer = known?.order.customer;
    if (!customer?.customerId || customer.guest) return;
    const person = await this.shopCustomers.find(store, customer.customerId, message);
    if (person?.state !== 'active') return;
    const link = {
      connectionId: store.erp,
      record: { externalId: fact.erpCustomerId, guest: false },
      reason: 'made-for-order' as const,
    };
    await this.database.transaction((tx) => this.identify.claim(tx, store, person, link));
    await this.keepInStep.run(store, person.personId, message, () => Promise.resolve());
  }
}
