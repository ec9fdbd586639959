import { Controller } from '@nestjs/common';
import { ImportCustomer } from '#contracts/commands/customers';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { ImportCustomerUseCase } from './import-customer.use-case';

@Controller()
export class ImportCustomerConsumer {
  constructor(private readonly importCustomer: ImportCustomerUseCase) {}

  @Handles(ImportCustomer)
  async handle(item: BodyOf<typeof ImportCustomer>, message: MessageContext): Promise<void> {
    await this.importCustomer.run(item, message);
  }
}
