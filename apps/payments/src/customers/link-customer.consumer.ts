import { Controller } from '@nestjs/common';
import { LinkCustomer } from '#contracts/commands/customers';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { ProviderCustomers } from './provider-customers';

@Controller()
export class LinkCustomerConsumer {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly customers: ProviderCustomers,
  ) {}

  @Handles(LinkCustomer)
  async handle(command: BodyOf<typeof LinkCustomer>, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const { storeId, customerId, externalId, profile } = command;
    const key = { storeId, customerId, connectionId: this.configuration.store(storeId).payment };
    if (externalId === undefined && profile) await this.customers.ensure(message, key, profile);
    await message.once(async (tx) => {
      if (externalId !== undefined) await this.customers.adopt(tx, message, key, externalId);
    });
  }
}
