import { Controller } from '@nestjs/common';
import { EraseCustomer } from '#contracts/commands/customers';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { EraseCustomerUseCase } from './erase-customer.use-case';

@Controller()
export class EraseCustomerConsumer {
  constructor(private readonly eraseCustomer: EraseCustomerUseCase) {}

  @Handles(EraseCustomer)
  async handle(body: BodyOf<typeof EraseCustomer>, message: MessageContext): Promise<void> {
    await this.eraseCustomer.run(body, message);
  }
}
