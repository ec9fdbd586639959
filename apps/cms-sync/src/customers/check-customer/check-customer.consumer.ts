import { Controller } from '@nestjs/common';
import { CheckCustomer } from '#contracts/commands/customers';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { CheckCustomerUseCase } from './check-customer.use-case';

@Controller()
export class CheckCustomerConsumer {
  constructor(private readonly checkCustomer: CheckCustomerUseCase) {}

  @Handles(CheckCustomer)
  async handle(key: BodyOf<typeof CheckCustomer>, message: MessageContext): Promise<void> {
    await this.checkCustomer.run(key, message, () => Promise.resolve());
  }
}
