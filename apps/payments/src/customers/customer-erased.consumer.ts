import { Controller } from '@nestjs/common';
import { CustomerErased } from '#contracts/events/customers';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { MappingInputRepository } from '../database/mapping-input.repository';
import { ProviderCustomerRepository } from '../database/provider-customer.repository';

/** Our copies of the person's orders lose everything that tells who it was; amounts, ids and states stay. */
@Controller()
export class CustomerErasedConsumer {
  constructor(
    private readonly customers: ProviderCustomerRepository,
    private readonly inputs: MappingInputRepository,
  ) {}

  @Handles(CustomerErased)
  async handle(fact: BodyOf<typeof CustomerErased>, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      await this.customers.anonymiseOrders(tx, fact.storeId, fact.commerceCustomerIds);
      await this.inputs.forgetCustomers(tx, fact.storeId, fact.commerceCustomerIds);
      await this.customers.forget(tx, fact.storeId, fact.commerceCustomerIds);
    });
  }
}
