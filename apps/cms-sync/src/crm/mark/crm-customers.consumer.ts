import { Controller } from '@nestjs/common';
import { CustomerChanged, CustomerMerged } from '#contracts/events/customers';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { CrmMarks } from './crm-marks';

/** What this service itself has found out about a person goes to the CRM too. */
@Controller()
export class CrmCustomersConsumer {
  constructor(private readonly marks: CrmMarks) {}

  @Handles(CustomerChanged, CustomerMerged)
  async handle(
    { customer }: Pick<BodyOf<typeof CustomerChanged>, 'customer'>,
    message: MessageContext,
  ): Promise<void> {
    const customerIds = customer.links
      .filter(({ side }) => side === 'commerce')
      .map(({ externalId }) => externalId);
    await message.once((tx) => this.marks.customersChanged(tx, customer.storeId, customerIds));
  }
}
